package dev.courant.app.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.courant.parse.feed.FeedDocument;
import dev.courant.parse.feed.FeedReader;
import dev.courant.parse.text.date.DateWindow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads feeds for {@code courant parse-feed}. Thread-safe. */
public final class FeedAnswer implements JsonLines.Answer {
    private static final List<String> DATES = List.of("published", "updated");

    private final FeedReader reader = FeedReader.standard();

    @Override
    public ObjectNode to(JsonNode question) {
        byte[] feed = Input.file(JsonLines.required(question, "file"));
        JsonNode headers = question.path("headers");
        return read(new Input(feed, header(headers, "content-type"), base(question, headers)));
    }

    /** Content-Location is the URL of this representation (RFC 9110, section 8.7), and so the better base. */
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
     * @return its content, or why it cannot be read
     */
    public ObjectNode read(Input document) {
        FeedDocument feed = new FeedDocument(document.body(), document.contentType(), document.url());
        ObjectNode tree = FeedReadingJson.tree(reader.read(feed));
        DateWindow window = DateWindow.unfetched(Instant.now());
        tree.path("entries").forEach(entry -> screen((ObjectNode) entry, window));
        return tree;
    }

    /** Leaves out dates so far ahead that they stand for one that is missing. */
    private static void screen(ObjectNode entry, DateWindow window) {
        for (String name : DATES) {
            JsonNode date = entry.get(name);
            if (date != null && window.screen(Instant.parse(date.textValue())) == null) {
                entry.remove(name);
            }
        }
    }

    /** Names of headers are compared without case (RFC 9110, section 5.1). */
    private static @Nullable String header(JsonNode headers, String name) {
        return headers.properties().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().asText())
                .findFirst()
                .orElse(null);
    }
}
