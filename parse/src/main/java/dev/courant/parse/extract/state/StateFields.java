package dev.courant.parse.extract.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds values in a page's data by the names of their keys, with the titles of what they are of. One per page. */
public final class StateFields {
    private static final int MOST_VALUES = 300_000;
    private static final int DEEPEST = 60;
    private static final int MOST_FOUND = 500;
    private static final int LONGEST = 100;

    private final Predicate<String> wanted;
    /** The keys that were met, and whether they are wanted: data have few keys many times. */
    private final Map<String, Boolean> keys = new HashMap<>();

    private final List<Field> found = new ArrayList<>();
    private @Nullable JsonNode payload;
    private int values = MOST_VALUES;

    private StateFields(Predicate<String> wanted) {
        this.wanted = wanted;
    }

    /**
     * A value of a page's data.
     *
     * @param value a short text or a number
     * @param title the title of the object that has the value, or of the nearest around it; null if none has one
     */
    public record Field(String value, @Nullable String title) {}

    /**
     * Returns the short texts and numbers of some keys, in their order.
     *
     * @param wanted tells which keys, as they are written
     */
    public static List<Field> in(List<String> scripts, Predicate<String> wanted) {
        StateFields reader = new StateFields(wanted);
        for (JsonNode root : StateValues.in(scripts)) {
            reader.payload = StateReferences.isPayload(root) ? root : null;
            reader.read(root, null, 0);
        }
        return reader.found;
    }

    private void read(JsonNode node, @Nullable String outer, int depth) {
        if (!node.isContainerNode() || values-- <= 0 || depth > DEEPEST) {
            return;
        }
        String own = node.isObject() ? titleOf(node) : null;
        String title = own == null ? outer : own;
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            JsonNode value = resolve(field.getValue());
            if (value.isValueNode() && found.size() < MOST_FOUND && isWanted(field.getKey())) {
                note(value, title);
            }
        }
        for (JsonNode child : node) {
            read(child, title, depth + 1);
        }
    }

    private boolean isWanted(String key) {
        return keys.computeIfAbsent(key, wanted::test);
    }

    private void note(JsonNode value, @Nullable String title) {
        String text = value.isTextual() || value.isIntegralNumber() ? value.asText() : "";
        if (!text.isEmpty() && text.length() <= LONGEST) {
            found.add(new Field(text, title));
        }
    }

    /** The value that a number stands for in a payload; there a date is a list of its type and its text. */
    private JsonNode resolve(JsonNode node) {
        JsonNode target = payload != null && node.isInt() ? payload.get(node.asInt()) : null;
        JsonNode value = target == null ? node : target;
        return value.isArray()
                        && value.size() == 2
                        && "Date".equals(value.get(0).asText())
                ? value.get(1)
                : value;
    }

    private @Nullable String titleOf(JsonNode object) {
        for (String key : StateKeys.TITLES) {
            JsonNode title = object.get(key);
            JsonNode value = title == null ? null : resolve(title);
            if (value != null && value.isTextual() && !value.asText().isBlank()) {
                return value.asText();
            }
        }
        return null;
    }
}
