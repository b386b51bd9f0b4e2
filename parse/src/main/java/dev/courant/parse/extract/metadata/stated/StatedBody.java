package dev.courant.parse.extract.metadata.stated;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Reads the text of an article, or of a live blog's updates, as JSON-LD states it. Pure functions. */
final class StatedBody {
    private static final int MOST_UPDATES = 500;
    private static final int LONGEST = 1_000_000;
    /** So much of the first update tells whether the blog's own text has the updates in it. */
    private static final int BEGINNING = 60;

    private StatedBody() {}

    /** Returns the text, its lines as they stand there; null if none is stated. */
    static @Nullable String of(JsonNode article) {
        String body = body(article);
        String updates = updates(article.path("liveBlogUpdate"));
        if (updates.isEmpty() || body != null && body.contains(beginning(updates))) {
            return body;
        }
        return body == null ? updates : body + "\n" + updates;
    }

    private static @Nullable String body(JsonNode article) {
        String body = JsonValues.rawText(article, "articleBody");
        return body == null ? JsonValues.rawText(article, "text") : body;
    }

    private static String beginning(String updates) {
        String[] lines = updates.split("\n", 3);
        String first = lines[Math.min(1, lines.length - 1)];
        return first.substring(0, Math.min(BEGINNING, first.length()));
    }

    /** The updates of a live blog (schema.org LiveBlogPosting), each under its headline. */
    private static String updates(JsonNode updates) {
        StringJoiner text = new StringJoiner("\n");
        Iterable<JsonNode> list = updates.isObject() ? List.of(updates) : updates;
        int count = 0;
        for (JsonNode update : list) {
            String body = body(update);
            String headline = JsonValues.text(update, "headline");
            if (body != null && count++ < MOST_UPDATES && text.length() < LONGEST) {
                text.add(headline == null || body.startsWith(headline) ? body : headline + "\n" + body);
            }
        }
        return text.toString();
    }
}
