package dev.courant.parse.extract.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.courant.parse.text.PlainText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the articles in a page's data, whatever the content system: a text with mark-up, a list of paragraphs, or a
 * tree of typed elements, as Arc, Contentful, Slate, ProseMirror and Portable Text write them. An object that has both
 * a title and a text is an article, and its text belongs to no other. References of normalised caches and of Nuxt's
 * payload are followed. One per page.
 */
public final class StateArticles {
    private static final int MOST_VALUES = 300_000;
    private static final int DEEPEST = 60;
    private static final int LEAST_WIDTH = 250;
    private static final int MOST_FOUND = 200;
    private static final int MOST_CHARS = 4_000_000;

    private final List<StateArticle> found = new ArrayList<>();
    private final Map<String, JsonNode> byId = new HashMap<>();
    /** The values that others name by their index, in Nuxt's payload; null elsewhere. */
    private @Nullable JsonNode payload;

    private int values = MOST_VALUES;
    private int chars = MOST_CHARS;

    private StateArticles() {}

    /** Returns the texts in some scripts that are long enough for an article, in their order. */
    public static List<StateArticle> in(List<String> scripts) {
        StateArticles reader = new StateArticles();
        for (JsonNode root : StateValues.in(scripts)) {
            reader.read(root);
        }
        return reader.found;
    }

    private void read(JsonNode root) {
        byId.clear();
        payload = StateReferences.isPayload(root) ? root : null;
        StateReferences.collect(root, byId);
        Passage whole = payload == null ? passage(root, "", null, 0) : passage(payload.get(0), "", null, 0);
        note(null, whole);
    }

    private void note(@Nullable String title, @Nullable Passage passage) {
        if (passage != null && passage.width() >= LEAST_WIDTH && found.size() < MOST_FOUND) {
            String html = passage.html();
            chars -= html.length();
            if (chars > 0) {
                found.add(new StateArticle(title, html, passage.width()));
            }
        }
    }

    /** The text of a value that is no article of its own; null if it has none. */
    private @Nullable Passage passage(JsonNode value, String key, @Nullable String outer, int depth) {
        JsonNode node = resolve(value);
        if (values-- <= 0 || depth > DEEPEST) {
            return null;
        }
        if (node.isTextual()) {
            return StateKeys.isText(key) || StateKeys.isChildren(key) ? Passage.of(node.asText()) : null;
        }
        if (node.isArray()) {
            return list(node, key, outer, depth);
        }
        return node.isObject() ? object(node, outer, depth) : null;
    }

    private JsonNode resolve(JsonNode node) {
        if (payload != null && node.isInt()) {
            JsonNode target = payload.get(node.asInt());
            return target == null ? node : target;
        }
        String id = node.isObject() ? StateReferences.idIn(node) : null;
        return id == null ? node : byId.getOrDefault(id, node);
    }

    private @Nullable Passage list(JsonNode array, String key, @Nullable String outer, int depth) {
        List<Passage> parts = new ArrayList<>();
        boolean inline = StateKeys.isChildren(key) && array.size() > 0;
        for (JsonNode value : array) {
            JsonNode element = resolve(value);
            inline &= isInline(element);
            Passage part = passage(element, element.isArray() ? "text" : key, outer, depth + 1);
            if (part != null) {
                parts.add(part);
            }
        }
        return Passage.join(parts, inline);
    }

    /** Whether an element of a list is a run of text within a paragraph. */
    private boolean isInline(JsonNode element) {
        if (element.isTextual()) {
            return true;
        }
        String type = element.isObject() ? typeOf(element) : "block";
        return type.isEmpty() || StateKeys.isInline(type);
    }

    private @Nullable Passage object(JsonNode object, @Nullable String outer, int depth) {
        String type = typeOf(object);
        Passage best = null;
        boolean skipped = StateKeys.isSkipped(type);
        String own = titleOf(object);
        String title = own == null ? outer : own;
        List<Passage> others = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String key = StateKeys.plain(field.getKey());
            Passage passage = passage(field.getValue(), key, title, depth + 1);
            boolean text = !skipped && (StateKeys.isText(key) || StateKeys.isChildren(key));
            if (passage != null && text && (best == null || passage.width() > best.width())) {
                best = passage;
            } else if (passage != null && !text) {
                others.add(passage);
            }
        }
        others.forEach(other -> note(title, other));
        if (own != null && best != null && best.width() >= LEAST_WIDTH) {
            note(title, best);
            return null;
        }
        return best == null ? null : best.as(type);
    }

    private String typeOf(JsonNode object) {
        for (String key : StateKeys.TYPES) {
            JsonNode type = object.get(key);
            JsonNode value = type == null ? null : resolve(type);
            if (value != null && value.isTextual()) {
                return value.asText();
            }
        }
        return "";
    }

    private @Nullable String titleOf(JsonNode object) {
        for (String key : StateKeys.TITLES) {
            JsonNode title = object.get(key);
            JsonNode value = title == null ? null : resolve(title);
            if (value != null && value.isObject()) {
                value = value.has("rendered") ? value.get("rendered") : value.path("basic");
            }
            if (value != null && value.isTextual() && !value.asText().isBlank()) {
                return PlainText.clean(value.asText());
            }
        }
        return null;
    }
}
