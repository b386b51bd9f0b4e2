package dev.courant.store.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads columns. Pure functions. */
final class Columns {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Columns() {}

    /** Reads a time that is never null. */
    static Instant present(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    /** Reads a time that may be null. */
    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    /** Reads the columns {@code text_source}, {@code method} and {@code provenance}. */
    static TextOrigin textOrigin(ResultSet row) throws SQLException {
        return new TextOrigin(
                row.getString("text_source"),
                row.getString("method"),
                json(row, "provenance", new TypeReference<Map<String, String>>() {}));
    }

    /** Reads JSON that the sink wrote. */
    static <T> T json(ResultSet row, String column, TypeReference<T> type) throws SQLException {
        try {
            return MAPPER.readValue(row.getString(column), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("column " + column + " holds JSON that the sink did not write", e);
        }
    }
}
