package dev.courant.embedded.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that a template may name: texts, and lists of inner scopes. What an inner one lacks its outer one has. */
final class Scope {
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<Scope>> lists = new HashMap<>();

    Scope text(String name, String value) {
        texts.put(name, value);
        return this;
    }

    /** A list; each but its last element gets a text {@code comma}, for JSON. */
    Scope list(String name, List<Scope> values) {
        for (int i = 0; i < values.size(); i++) {
            values.get(i).text("comma", i + 1 < values.size() ? "," : "");
        }
        lists.put(name, new ArrayList<>(values));
        return this;
    }

    /** A section that is there or is not. */
    Scope flag(String name, boolean there) {
        lists.put(name, there ? List.of(new Scope()) : List.of());
        return this;
    }

    @Nullable
    String text(String name) {
        return texts.get(name);
    }

    @Nullable
    List<Scope> list(String name) {
        return lists.get(name);
    }
}
