package dev.courant.app.lines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.courant.parse.feed.FeedDocument;
import dev.courant.parse.feed.FeedReader;
import org.jspecify.annotations.Nullable;

/** Reads feeds. Thread-safe. */
public final class FeedAnswer implements JsonLines.Answer {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final FeedReader reader = FeedReader.standard();

    @Override
    public ObjectNode to(JsonNode question) {
        byte[] feed = Input.file(JsonLines.required(question, "file"));
        JsonNode headers = question.path("headers");
        return read(new Input(feed, header(headers, "content-type"), base(question, headers)));
    }

    /** A Content-Location is the address of the very document (RFC 9110, 8.7), and so the better base. */
    private static @Nullable String base(JsonNode question, JsonNode headers) {
        String location = header(headers, "content-location");
        return location != null && location.startsWith("http")
                ? location
                : question.path("url").textValue();
    }

    /**
     * Reads one feed.
     *
     * @param document the feed
     * @return what it says, or why it cannot be read
     */
    public ObjectNode read(Input document) {
        FeedDocument feed = new FeedDocument(document.body(), document.contentType(), document.url());
        try {
            return (ObjectNode) MAPPER.readTree(FeedReadingJson.write(reader.read(feed)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written as JSON is JSON", e);
        }
    }

    /** Names of headers are compared without case (RFC 9110, 5.1). */
    private static @Nullable String header(JsonNode headers, String name) {
        return headers.properties().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().asText())
                .findFirst()
                .orElse(null);
    }
}
