package dev.courant.embedded.world.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A text with placeholders: <code>{{name}}</code> is a value, escaped for HTML and XML; <code>{{name|raw}}</code>,
 * <code>|json</code> and <code>|cdata</code> escape it otherwise; <code>{{#name}}…{{/name}}</code> is repeated for each
 * element of a list. A name that no model has is an error. Immutable, thread-safe. Not for untrusted templates.
 */
final class Template {
    private sealed interface Part {
        record Literal(String text) implements Part {}

        record Value(String name, Escape escape) implements Part {}

        record Section(String name, List<Part> parts) implements Part {}
    }

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = parts;
    }

    static Template parse(String source) {
        Deque<Part.Section> open = new ArrayDeque<>();
        open.push(new Part.Section("", new ArrayList<>()));
        int from = 0;
        for (int start = source.indexOf("{{"); start >= 0; start = source.indexOf("{{", from)) {
            int end = source.indexOf("}}", start);
            top(open).parts().add(new Part.Literal(source.substring(from, start)));
            add(source.substring(start + 2, end), open);
            from = end + 2;
        }
        top(open).parts().add(new Part.Literal(source.substring(from)));
        if (open.size() != 1) {
            throw new IllegalArgumentException(
                    "Template section is not closed: " + top(open).name());
        }
        return new Template(top(open).parts());
    }

    private static void add(String tag, Deque<Part.Section> open) {
        switch (tag.charAt(0)) {
            case '#' -> {
                Part.Section section = new Part.Section(tag.substring(1), new ArrayList<>());
                top(open).parts().add(section);
                open.push(section);
            }
            case '/' -> {
                if (!open.pop().name().equals(tag.substring(1))) {
                    throw new IllegalArgumentException("Template section is not open: " + tag);
                }
            }
            default -> top(open).parts().add(value(tag));
        }
    }

    private static Part.Section top(Deque<Part.Section> open) {
        return open.element();
    }

    private static Part.Value value(String tag) {
        int bar = tag.indexOf('|');
        return bar < 0
                ? new Part.Value(tag, Escape.HTML)
                : new Part.Value(
                        tag.substring(0, bar),
                        Escape.valueOf(tag.substring(bar + 1).toUpperCase(Locale.ROOT)));
    }

    String render(TemplateModel model) {
        StringBuilder out = new StringBuilder();
        Deque<TemplateModel> models = new ArrayDeque<>();
        models.push(model);
        render(parts, models, out);
        return out.toString();
    }

    /** Recurses as deep as the template's sections nest. */
    private static void render(List<Part> parts, Deque<TemplateModel> models, StringBuilder out) {
        for (Part part : parts) {
            switch (part) {
                case Part.Literal(String text) -> out.append(text);
                case Part.Value(String name, Escape escape) ->
                    out.append(escape.apply(find(name, models, s -> s.text(name))));
                case Part.Section(String name, List<Part> inner) ->
                    find(name, models, s -> s.list(name)).forEach(element -> {
                        models.push(element);
                        render(inner, models, out);
                        models.pop();
                    });
            }
        }
    }

    private static <T> T find(String name, Deque<TemplateModel> models, Function<TemplateModel, @Nullable T> look) {
        for (TemplateModel model : models) {
            T found = look.apply(model);
            if (found != null) {
                return found;
            }
        }
        throw new IllegalArgumentException("Template names a value that is not set: " + name);
    }
}
