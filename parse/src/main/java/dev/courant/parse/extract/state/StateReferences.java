package dev.courant.parse.extract.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * References within a page's data: Apollo's caches name an object by its key in the cache; Nuxt's payload is a list
 * whose objects and lists name their values by index.
 */
final class StateReferences {
    private static final int MOST = 50_000;

    private StateReferences() {}

    /** Whether an array is a payload whose objects hold indices of it instead of values. */
    static boolean isPayload(JsonNode root) {
        if (!root.isArray() || root.size() < 3 || !root.get(0).isContainerNode()) {
            return false;
        }
        boolean indices = true;
        int objects = 0;
        for (int i = 0; i < Math.min(root.size(), 20) && indices; i++) {
            JsonNode node = root.get(i);
            objects += node.isObject() ? 1 : 0;
            for (JsonNode value : node) {
                indices &= value.isInt() || node.isArray() && value.isTextual();
            }
        }
        return indices && objects > 0;
    }

    /** Collects the objects of a cache, at the root or one level below, by their keys. */
    static void collect(JsonNode root, Map<String, JsonNode> byId) {
        if (root.isObject()) {
            collectFrom(root, byId);
            root.forEach(child -> collectFrom(child, byId));
        }
    }

    private static void collectFrom(JsonNode cache, Map<String, JsonNode> byId) {
        for (Map.Entry<String, JsonNode> entry : cache.isObject()
                ? cache.properties()
                : Map.<String, JsonNode>of().entrySet()) {
            boolean named = entry.getKey().indexOf(':') > 0 || entry.getKey().startsWith("$");
            if (named && entry.getValue().isObject() && byId.size() < MOST) {
                byId.putIfAbsent(entry.getKey(), entry.getValue());
            }
        }
    }

    /** The key that an object names and is nothing but; null if it is no reference. */
    static @Nullable String idIn(JsonNode object) {
        JsonNode reference = object.get("__ref");
        if (reference == null && "id".equals(object.path("type").asText()) && object.size() <= 4) {
            reference = object.get("id");
        }
        return reference == null || !reference.isTextual() ? null : reference.asText();
    }
}
