package dev.courant.parse.feed;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.courant.parse.feed.link.Base;
import dev.courant.parse.feed.link.RelativeLinks;
import dev.courant.parse.feed.xml.Limits;
import dev.courant.parse.feed.xml.Markup;
import dev.courant.parse.feed.xml.Problems;
import dev.courant.parse.text.date.DateReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1). */
final class JsonFeedReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Base base;
    private final Problems problems;

    private JsonFeedReader(Base base, Problems problems) {
        this.base = base;
        this.problems = problems;
    }

    static boolean isJson(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isWhitespace(text.charAt(i)) && text.charAt(i) != '\uFEFF') {
                return text.charAt(i) == '{';
            }
        }
        return false;
    }

    static FeedReading read(String text, @Nullable String url, Problems problems) {
        try {
            JsonNode root = tree(text, problems);
            boolean feed = root.path("items").isArray();
            return feed
                    ? new JsonFeedReader(Base.of(url), problems).feed(root)
                    : new FeedReading.Unreadable("JSON, but no JSON Feed: it has no items");
        } catch (JsonProcessingException e) {
            return new FeedReading.Unreadable("JSON that breaks" + place(e.getLocation()));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can be read", e);
        }
    }

    /** Reads a document; of one that breaks off, what is complete. */
    private static JsonNode tree(String text, Problems problems) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode items = JSON.createArrayNode();
        try (JsonParser parser = JSON.createParser(text)) {
            JsonToken first = parser.nextToken();
            while (first == JsonToken.START_OBJECT && parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY && name.equals("items")) {
                    root.set(name, items);
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        items.add(parser.<JsonNode>readValueAsTree());
                    }
                } else {
                    root.set(name, parser.<JsonNode>readValueAsTree());
                }
            }
        } catch (JsonEOFException e) {
            if (items.isEmpty()) {
                throw e;
            }
            problems.add("json: breaks off" + place(e.getLocation()));
        }
        return root;
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private FeedReading feed(JsonNode root) {
        List<FeedPerson> authors = authors(root);
        List<FeedEntry> entries = new ArrayList<>();
        for (JsonNode item : root.path("items")) {
            if (entries.size() == Limits.ENTRIES) {
                problems.add("limit: more than " + Limits.ENTRIES + " entries");
                break;
            }
            if (item.isObject()) {
                entries.add(entry(item, authors));
            }
        }
        String version = text(root, "version");
        String icon = address(root, "icon");
        Feed feed = new Feed(
                version != null && version.endsWith("/1") ? "JSON Feed 1.0" : "JSON Feed 1.1",
                html(root, "title"),
                address(root, "home_page_url"),
                html(root, "description"),
                null,
                text(root, "language"),
                null,
                null,
                authors,
                List.of(),
                icon == null ? null : new FeedImage(icon, null, null),
                null,
                null,
                new FeedPolling(null, null, hubs(root), address(root, "feed_url")),
                entries);
        return new FeedReading.Read(feed, problems.lines());
    }

    private FeedEntry entry(JsonNode item, List<FeedPerson> inherited) {
        List<FeedPerson> authors = authors(item);
        String content = text(item, "content_html");
        String link = address(item, "url");
        return new FeedEntry(
                text(item, "id"),
                html(item, "title"),
                link == null ? address(item, "external_url") : link,
                DateReader.readField(text(item, "date_published")),
                DateReader.readField(text(item, "date_modified")),
                html(item, "summary"),
                content == null ? html(item, "content_text") : RelativeLinks.resolve(content, base),
                authors.isEmpty() ? inherited : authors,
                tags(item),
                enclosures(item),
                null,
                null,
                null);
    }

    private List<FeedPerson> authors(JsonNode node) {
        List<FeedPerson> found = new ArrayList<>();
        for (JsonNode author : node.has("authors")
                ? node.path("authors")
                : JSON.createArrayNode().add(node.path("author"))) {
            String name = text(author, "name");
            String uri = address(author, "url");
            if (name != null || uri != null) {
                found.add(new FeedPerson(name, null, uri));
            }
        }
        return found;
    }

    private static List<String> tags(JsonNode item) {
        Set<String> found = new LinkedHashSet<>();
        item.path("tags").forEach(tag -> found.add(tag.asText().strip()));
        found.remove("");
        return List.copyOf(found);
    }

    private List<FeedEnclosure> enclosures(JsonNode item) {
        List<FeedEnclosure> found = new ArrayList<>();
        for (JsonNode attachment : item.path("attachments")) {
            String url = address(attachment, "url");
            long length = attachment.path("size_in_bytes").asLong(-1);
            if (url != null) {
                found.add(new FeedEnclosure(url, text(attachment, "mime_type"), length < 0 ? null : (Long) length));
            }
        }
        return found;
    }

    private List<String> hubs(JsonNode root) {
        List<String> found = new ArrayList<>();
        for (JsonNode hub : root.path("hubs")) {
            String url = address(hub, "url");
            if (url != null && "WebSub".equalsIgnoreCase(text(hub, "type"))) {
                found.add(url);
            }
        }
        return found;
    }

    /** Returns plain text as HTML. */
    private static @Nullable String html(JsonNode node, String name) {
        String text = text(node, name);
        return text == null ? null : Markup.escape(text);
    }

    private @Nullable String address(JsonNode node, String name) {
        return base.link(text(node, name));
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        String text = value.isValueNode() ? value.asText("").strip() : "";
        return text.isEmpty() || value.isNull() ? null : text;
    }
}
