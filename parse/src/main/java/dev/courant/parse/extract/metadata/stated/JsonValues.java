package dev.courant.parse.extract.metadata.stated;

import com.fasterxml.jackson.databind.JsonNode;
import dev.courant.parse.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Reads plain values out of JSON-LD objects, where each may be a text, an object, a list or a reference. */
final class JsonValues {
    private static final int MOST = 100;

    private final Map<String, JsonNode> byId;

    JsonValues(Map<String, JsonNode> byId) {
        this.byId = byId;
    }

    /** Returns the first text of the first key that has one, cleaned. */
    static @Nullable String text(JsonNode node, String... keys) {
        for (String key : keys) {
            String value = first(texts(node.get(key)));
            if (value != null) {
                return PlainText.clean(unescape(value));
            }
        }
        return null;
    }

    /** Returns the first text of a key, unescaped but not cleaned. */
    static @Nullable String rawText(JsonNode node, String key) {
        String text = first(texts(node.get(key)));
        return text == null ? null : unescape(text);
    }

    private static String unescape(String text) {
        return text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, false);
    }

    /** Returns the names in the first of some values that has names. */
    List<String> names(@Nullable JsonNode... nodes) {
        List<String> names = new ArrayList<>();
        for (JsonNode node : nodes) {
            for (JsonNode one : each(node)) {
                JsonNode person = one.isObject() && one.size() == 1
                        ? byId.getOrDefault(one.path("@id").asText(), one)
                        : one;
                List<String> given = person.isObject() ? nameOf(person) : texts(person);
                given.forEach(name -> names.add(PlainText.clean(unescape(name))));
            }
            if (!names.isEmpty()) {
                return names;
            }
        }
        return names;
    }

    /** The name of a person, or else its parts (schema.org Person). */
    private static List<String> nameOf(JsonNode person) {
        List<String> name = texts(person.get("name"));
        if (!name.isEmpty()) {
            return name;
        }
        List<String> parts = Stream.of("givenName", "additionalName", "familyName")
                .flatMap(key -> texts(person.get(key)).stream().limit(1))
                .toList();
        return parts.isEmpty() ? parts : List.of(String.join(" ", parts));
    }

    static List<String> keywords(@Nullable JsonNode node) {
        List<String> words = new ArrayList<>();
        for (String text : texts(node)) {
            for (String word : text.split(",")) {
                words.add(PlainText.clean(unescape(word)));
            }
        }
        return words;
    }

    /** Returns the first URL in a value. */
    @Nullable
    String address(@Nullable JsonNode node) {
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

    /** Returns the texts of a value: itself, or those of its elements. */
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
