package dev.courant.embedded.world.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values that a template may name: texts, and lists of inner models. A name that an inner model lacks is looked up
 * in the outer one. Not thread-safe.
 */
public final class TemplateModel {
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<TemplateModel>> lists = new HashMap<>();

    /** Sets a text. */
    public TemplateModel text(String name, String value) {
        texts.put(name, value);
        return this;
    }

    /** Sets a list; every element but the last one gets the text {@code comma}, for JSON. */
    public TemplateModel list(String name, List<TemplateModel> values) {
        for (int i = 0; i < values.size(); i++) {
            values.get(i).text("comma", i + 1 < values.size() ? "," : "");
        }
        lists.put(name, new ArrayList<>(values));
        return this;
    }

    /** Sets whether a section is shown. */
    public TemplateModel flag(String name, boolean shown) {
        lists.put(name, shown ? List.of(new TemplateModel()) : List.of());
        return this;
    }

    @Nullable
    String text(String name) {
        return texts.get(name);
    }

    @Nullable
    List<TemplateModel> list(String name) {
        return lists.get(name);
    }
}
