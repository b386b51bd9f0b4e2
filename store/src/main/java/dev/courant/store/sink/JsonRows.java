package dev.courant.store.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Many rows as one parameter: JSON that a statement takes apart with {@code jsonb_to_recordset}. Stateless. */
final class JsonRows {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonRows() {}

    /** Any tree of maps, lists, texts and numbers as JSON. */
    static String of(Object rows) {
        try {
            return MAPPER.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("rows hold more than maps, lists, texts and numbers", e);
        }
    }
}
