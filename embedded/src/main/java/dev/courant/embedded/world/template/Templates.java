package dev.courant.embedded.world.template;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Templates by name, each read once. <code>{{>name}}</code> in one includes the text of another. Thread-safe if the
 * source is.
 */
public final class Templates {
    private static final String INCLUDE = "{{>";
    private static final int MAX_INCLUDES = 50;

    private final Map<String, Template> parsed = new ConcurrentHashMap<>();
    private final UnaryOperator<String> source;

    /**
     * Creates templates that are read from a source.
     *
     * @param source returns the text of a template by its name, such as {@code home.html}
     */
    public Templates(UnaryOperator<String> source) {
        this.source = source;
    }

    /**
     * Renders a template.
     *
     * @throws IllegalArgumentException when the template is malformed or names a value that the model lacks
     */
    public String render(String name, TemplateModel model) {
        return parsed.computeIfAbsent(name, n -> Template.parse(withIncludes(n)))
                .render(model);
    }

    private String withIncludes(String file) {
        String text = source.apply(file);
        for (int i = 0; text.contains(INCLUDE); i++) {
            if (i == MAX_INCLUDES) {
                throw new IllegalArgumentException("Templates include each other: " + file);
            }
            int start = text.indexOf(INCLUDE);
            int end = text.indexOf("}}", start);
            String included = source.apply(text.substring(start + INCLUDE.length(), end));
            text = text.substring(0, start) + included + text.substring(end + 2);
        }
        return text;
    }
}
