package dev.courant.parse.extract.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.courant.parse.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Takes plain values out of JSON-LD objects, where each may be a text, an object, a list or a reference. */
final class JsonValues {
    private static final int MOST = 100;

    private final Map<String, JsonNode> byId;

    JsonValues(Map<String, JsonNode> byId) {
        this.byId = byId;
    }

    StatedArticle article(JsonNode node) {
        return new StatedArticle(
                text(node, "headline", "name"),
                names(node.get("author"), node.get("creator")),
                text(node, "datePublished", "dateCreated"),
                text(node, "dateModified"),
                body(node),
                text(node, "inLanguage"),
                text(node, "url"),
                first(names(node.get("publisher"))),
                address(node.get("image")),
                text(node, "description"),
                text(node, "articleSection"),
                keywords(node.get("keywords")),
                free(node.get("isAccessibleForFree")),
                isNews(node));
    }

    /** A page that is not called an article vouches for its dates and language, not for a headline or a body. */
    StatedArticle page(JsonNode node) {
        return new StatedArticle(
                null,
                names(node.get("author"), node.get("creator")),
                text(node, "datePublished"),
                text(node, "dateModified"),
                null,
                text(node, "inLanguage"),
                text(node, "url"),
                first(names(node.get("publisher"))),
                address(node.get("image")),
                text(node, "description"),
                null,
                List.of(),
                free(node.get("isAccessibleForFree")),
                false);
    }

    private static @Nullable String text(JsonNode node, String... keys) {
        for (String key : keys) {
            String value = first(texts(node.get(key)));
            if (value != null) {
                return PlainText.clean(unescape(value));
            }
        }
        return null;
    }

    private static @Nullable String body(JsonNode node) {
        String body = first(texts(node.get("articleBody")));
        return body == null ? null : unescape(body);
    }

    private static String unescape(String text) {
        return text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, false);
    }

    private List<String> names(@Nullable JsonNode... nodes) {
        List<String> names = new ArrayList<>();
        for (JsonNode node : nodes) {
            for (JsonNode one : each(node)) {
                JsonNode person = one.isObject() && one.size() == 1
                        ? byId.getOrDefault(one.path("@id").asText(), one)
                        : one;
                for (String name : texts(person.isObject() ? person.get("name") : person)) {
                    names.add(PlainText.clean(unescape(name)));
                }
            }
            if (!names.isEmpty()) {
                return names;
            }
        }
        return names;
    }

    private static List<String> keywords(@Nullable JsonNode node) {
        List<String> words = new ArrayList<>();
        for (String text : texts(node)) {
            for (String word : text.split(",")) {
                words.add(PlainText.clean(unescape(word)));
            }
        }
        return words;
    }

    private @Nullable String address(@Nullable JsonNode node) {
        for (JsonNode one : each(node)) {
            JsonNode image = one.isObject() && one.size() == 1
                    ? byId.getOrDefault(one.path("@id").asText(), one)
                    : one;
            String url = image.isObject() ? first(texts(image.get("url"))) : image.asText();
            if (url != null && !url.isBlank()) {
                return url;
            }
        }
        return null;
    }

    private static boolean isNews(JsonNode node) {
        return texts(node.get("@type")).stream().anyMatch(type -> type.endsWith("NewsArticle"));
    }

    private static @Nullable Boolean free(@Nullable JsonNode node) {
        String value = first(texts(node));
        return value == null ? null : !value.equalsIgnoreCase("false");
    }

    /** The texts of a value: itself, or those of its elements. */
    static List<String> texts(@Nullable JsonNode node) {
        List<String> texts = new ArrayList<>();
        for (JsonNode one : each(node)) {
            if (one.isValueNode() && !one.isNull() && !one.asText().isBlank()) {
                texts.add(one.asText());
            }
        }
        return texts;
    }

    private static List<JsonNode> each(@Nullable JsonNode node) {
        List<JsonNode> all = new ArrayList<>();
        if (node != null && node.isArray()) {
            for (int i = 0; i < Math.min(node.size(), MOST); i++) {
                all.add(node.get(i));
            }
        } else if (node != null) {
            all.add(node);
        }
        return all;
    }

    private static @Nullable String first(List<String> values) {
        return values.isEmpty() ? null : values.getFirst();
    }
}
