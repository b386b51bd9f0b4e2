package dev.courant.app.answer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.courant.parse.feed.Feed;
import dev.courant.parse.feed.FeedEnclosure;
import dev.courant.parse.feed.FeedEntry;
import dev.courant.parse.feed.FeedImage;
import dev.courant.parse.feed.FeedPerson;
import dev.courant.parse.feed.FeedPolling;
import dev.courant.parse.feed.FeedReading;
import dev.courant.parse.feed.FeedSource;
import dev.courant.parse.feed.FeedText;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The reading of a feed as neutral JSON: {@code {"ok": true, "feed": {…}, "entries": […]}} or {@code {"ok": false,
 * "error": "…"}}, with the {@code sitemaps} of a sitemap index. All values are text, dates are ISO 8601, what is
 * unknown is left out. An entry or feed without a title gets the start of its text or its URL as a title. Pure
 * functions.
 */
public final class FeedReadingJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FeedReadingJson() {}

    /**
     * Makes the JSON of a reading.
     *
     * @param reading the reading
     * @return a new object
     */
    public static ObjectNode tree(FeedReading reading) {
        ObjectNode out = JSON.createObjectNode();
        switch (reading) {
            case FeedReading.Read read -> {
                out.put("ok", true);
                out.set("feed", feed(read.feed()));
                out.set("entries", array(read.feed().entries(), FeedReadingJson::entry));
                addTexts(out, "problems", read.problems());
            }
            case FeedReading.SitemapIndex index -> {
                out.put("ok", false).put("error", index.reason());
                addTexts(out, "sitemaps", index.sitemaps());
            }
            case FeedReading.Unreadable unreadable -> out.put("ok", false).put("error", unreadable.reason());
        }
        return out;
    }

    private static ObjectNode feed(Feed feed) {
        ObjectNode out = JSON.createObjectNode().put("format", feed.format());
        put(out, "title", feed.title() == null ? feed.link() : feed.title());
        put(out, "link", feed.link());
        put(out, "description", feed.description());
        put(out, "id", feed.id());
        put(out, "language", feed.language());
        putDate(out, "published", feed.published());
        putDate(out, "updated", feed.updated());
        putAuthors(out, feed.authors());
        addTexts(out, "categories", feed.categories());
        if (feed.image() != null) {
            out.set("image", image(feed.image()));
        }
        put(out, "rights", feed.rights());
        put(out, "generator", feed.generator());
        putPolling(out, feed.polling());
        return out;
    }

    private static void putPolling(ObjectNode out, FeedPolling polling) {
        put(
                out,
                "ttl",
                polling.ttl() == null ? null : String.valueOf(polling.ttl().toMinutes()));
        put(
                out,
                "updateInterval",
                polling.updateInterval() == null
                        ? null
                        : polling.updateInterval().toString());
        addTexts(out, "hubs", polling.hubs());
        put(out, "self", polling.self());
    }

    private static ObjectNode entry(FeedEntry entry) {
        ObjectNode out = JSON.createObjectNode();
        put(out, "id", entry.id());
        put(out, "title", FeedText.label(entry));
        put(out, "link", entry.link());
        putDate(out, "published", entry.published());
        putDate(out, "updated", entry.updated());
        put(out, "summary", entry.summary());
        put(out, "content", entry.content());
        putAuthors(out, entry.authors());
        addTexts(out, "categories", entry.categories());
        if (!entry.enclosures().isEmpty()) {
            out.set("enclosures", array(entry.enclosures(), FeedReadingJson::enclosure));
        }
        put(out, "comments", entry.comments());
        put(out, "rights", entry.rights());
        if (entry.source() != null) {
            out.set("source", source(entry.source()));
        }
        return out;
    }

    private static void putAuthors(ObjectNode out, List<FeedPerson> authors) {
        if (!authors.isEmpty()) {
            put(out, "author", line(authors.getFirst()));
            out.set("authors", array(authors, FeedReadingJson::person));
        }
    }

    /** Writes a person on one line, as RSS does. */
    private static @Nullable String line(FeedPerson person) {
        String name = person.name();
        String email = person.email();
        return name != null && email != null ? email + " (" + name + ")" : name != null ? name : email;
    }

    private static ObjectNode person(FeedPerson person) {
        ObjectNode out = JSON.createObjectNode();
        put(out, "name", person.name());
        put(out, "email", person.email());
        put(out, "uri", person.uri());
        return out;
    }

    private static ObjectNode image(FeedImage image) {
        ObjectNode out = JSON.createObjectNode();
        put(out, "url", image.url());
        put(out, "title", image.title());
        put(out, "link", image.link());
        return out;
    }

    private static ObjectNode enclosure(FeedEnclosure enclosure) {
        ObjectNode out = JSON.createObjectNode().put("url", enclosure.url());
        put(out, "type", enclosure.type());
        put(
                out,
                "length",
                enclosure.length() == null ? null : enclosure.length().toString());
        return out;
    }

    private static ObjectNode source(FeedSource source) {
        ObjectNode out = JSON.createObjectNode();
        put(out, "title", source.title());
        put(out, "link", source.link());
        put(out, "id", source.id());
        return out;
    }

    private static <T> ArrayNode array(List<T> items, Function<T, ObjectNode> writer) {
        ArrayNode out = JSON.createArrayNode();
        items.forEach(item -> out.add(writer.apply(item)));
        return out;
    }

    private static void addTexts(ObjectNode out, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            texts.forEach(out.putArray(name)::add);
        }
    }

    private static void putDate(ObjectNode out, String name, @Nullable Instant date) {
        put(out, name, date == null ? null : date.toString());
    }

    private static void put(ObjectNode out, String name, @Nullable String value) {
        if (value != null) {
            out.put(name, value);
        }
    }
}
