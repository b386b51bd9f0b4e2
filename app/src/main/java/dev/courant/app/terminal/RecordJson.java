package dev.courant.app.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes records of the contract as JSON, one line each: names as in the contract, times in ISO 8601, enums by name,
 * missing values as null. New fields of the contract are included. Pure functions.
 */
public final class RecordJson {
    /** Escapes all but ASCII characters, so that the output is right on a terminal of any character set. */
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** The longest fields, which only ingest uses. */
    private static final Set<String> OMITTED = Set.of("seen", "baseline", "recent");

    private RecordJson() {}

    /**
     * Returns the fields of a record, in their order, without those that only the services use.
     *
     * @param record a record of the contract
     * @return names to values; mutable
     */
    public static Map<String, @Nullable Object> fields(SpecificRecord record) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (Schema.Field field : record.getSchema().getFields()) {
            if (!OMITTED.contains(field.name())) {
                fields.put(field.name(), value(record.get(field.pos())));
            }
        }
        return fields;
    }

    private static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case SpecificRecord record -> fields(record);
            case Collection<?> many -> many.stream().map(RecordJson::value).toList();
            case Instant time -> time.toString();
            case Enum<?> constant -> constant.name();
            case null -> null;
            default -> value;
        };
    }

    /**
     * Writes fields as one line of JSON.
     *
     * @param fields names to values
     * @return the line
     */
    public static String line(Map<String, @Nullable Object> fields) {
        try {
            return MAPPER.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps, texts and numbers can be written as JSON", e);
        }
    }
}
