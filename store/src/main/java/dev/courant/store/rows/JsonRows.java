package dev.courant.store.rows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Writes many rows as one parameter: JSON that a statement reads with {@code jsonb_to_recordset}. Stateless. */
final class JsonRows {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonRows() {}

    /** Returns a tree of maps, lists, records, texts and numbers as JSON. */
    static String of(Object rows) {
        try {
            return MAPPER.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the rows cannot be written as JSON", e);
        }
    }
}
