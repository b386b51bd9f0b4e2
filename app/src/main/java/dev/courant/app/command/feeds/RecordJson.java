package dev.courant.app.command.feeds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.courant.app.feeds.FeedView;
import dev.courant.schemas.FeedDefinition;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records of the contract as JSON, one line each: names as in the contract, times in ISO 8601, enums by name, what is
 * not there as null. Fields that the contract gains appear by themselves. Pure functions.
 */
final class RecordJson {
    /** What is not ASCII is escaped, so that it survives a terminal of any character set. */
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** By far the longest field, and of use to the poller only. */
    private static final String SEEN = "seen";

    private RecordJson() {}

    /** A definition with the feed's state. */
    static String definition(FeedView feed) {
        Map<String, @Nullable Object> fields = fields(feed.definition());
        fields.put("state", feed.state().name());
        return line(fields);
    }

    /** How a feed is doing: its state, its troubles, its definition, and its status but for the entries seen. */
    static String status(FeedView feed, Instant now) {
        FeedDefinition definition = feed.definition();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("feedId", definition.getFeedId());
        fields.put("state", feed.state().name());
        fields.put("trouble", feed.troubles(now));
        fields.put("definition", fields(definition));
        fields.put("status", feed.status() == null ? null : fields(feed.status()));
        return line(fields);
    }

    private static Map<String, @Nullable Object> fields(SpecificRecord record) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (Schema.Field field : record.getSchema().getFields()) {
            if (!field.name().equals(SEEN)) {
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

    private static String line(Map<String, @Nullable Object> fields) {
        try {
            return MAPPER.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps, texts and numbers can be written as JSON", e);
        }
    }
}
