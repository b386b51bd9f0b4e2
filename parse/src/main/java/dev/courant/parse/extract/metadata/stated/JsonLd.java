package dev.courant.parse.extract.metadata.stated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the article in a page's JSON-LD: in graphs, arrays and main entities, with references resolved and the usual
 * errors of hand-made JSON forgiven. A script that cannot be read is skipped.
 */
public final class JsonLd {
    private static final int MOST_OBJECTS = 5_000;
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_JAVA_COMMENTS,
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_MISSING_VALUES,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
            .build()
            .reader();

    private final List<JsonNode> articles = new ArrayList<>();
    private final List<JsonNode> pages = new ArrayList<>();
    private final Map<String, JsonNode> byId = new HashMap<>();

    private JsonLd() {}

    /** Returns the article that the texts of some scripts state. */
    public static StatedArticle read(List<String> scripts) {
        JsonLd reader = new JsonLd();
        for (String script : scripts) {
            reader.collect(parse(script));
        }
        return reader.article();
    }

    private static @Nullable JsonNode parse(String script) {
        try {
            return READER.readTree(unwrap(script));
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** Without the comment or CDATA wrapping, and the semicolon, that templates put around it. */
    private static String unwrap(String script) {
        int start = firstBracket(script, 0);
        if (script.startsWith("[CDATA[", start)) {
            start = firstBracket(script, start + "[CDATA[".length());
        }
        int close = script.lastIndexOf("]]>");
        String plain = close > start ? script.substring(start, close) : script.substring(start);
        int end = Math.max(plain.lastIndexOf('}'), plain.lastIndexOf(']')) + 1;
        return end == 0 ? "null" : plain.substring(0, end);
    }

    private static int firstBracket(String script, int from) {
        int at = from;
        while (at < script.length() && script.charAt(at) != '{' && script.charAt(at) != '[') {
            at++;
        }
        return at;
    }

    private void collect(@Nullable JsonNode root) {
        Deque<JsonNode> queue = new ArrayDeque<>();
        if (root != null) {
            queue.add(root);
        }
        for (int seen = 0; !queue.isEmpty() && seen < MOST_OBJECTS; seen++) {
            JsonNode node = queue.poll();
            if (node.isArray()) {
                node.forEach(queue::add);
            } else if (node.isObject()) {
                note(node);
                for (String key : List.of("@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "about")) {
                    JsonNode child = node.get(key);
                    if (child != null && child.isContainerNode()) {
                        queue.add(child);
                    }
                }
            }
        }
    }

    private void note(JsonNode node) {
        String id = node.path("@id").asText("");
        if (!id.isEmpty() && node.size() > 1) {
            byId.putIfAbsent(id, node);
        }
        for (String type : JsonValues.texts(node.get("@type"))) {
            if (type.endsWith("Article")
                    || type.endsWith("Posting") && !type.startsWith("Job")
                    || type.equals("Report")) {
                articles.add(node);
                return;
            }
            if (type.endsWith("WebPage") || type.endsWith("CreativeWork")) {
                pages.add(node);
                return;
            }
        }
    }

    private StatedArticle article() {
        if (!articles.isEmpty()) {
            return new StatedArticle(articles.getFirst(), byId, true);
        }
        return pages.isEmpty() ? StatedArticle.NONE : new StatedArticle(pages.getFirst(), byId, false);
    }
}
