package dev.courant.parse.extract.metadata.stated;

import dev.courant.parse.extract.tree.PageFacts;
import dev.courant.parse.text.PlainText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page's meta elements by name. */
public final class MetaElements {
    private final Map<String, List<String>> values = new HashMap<>();

    public MetaElements(List<PageFacts.Meta> metas) {
        for (PageFacts.Meta meta : metas) {
            String value = PlainText.clean(meta.content());
            if (!value.isEmpty()) {
                values.computeIfAbsent(meta.name(), key -> new ArrayList<>()).add(value);
            }
        }
    }

    /** All values of a name. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The first value of the first name that has one. */
    @Nullable
    public Sourced<String> first(String... names) {
        for (String name : names) {
            List<String> found = all(name);
            if (!found.isEmpty()) {
                return new Sourced<>(found.getFirst(), name);
            }
        }
        return null;
    }
}
