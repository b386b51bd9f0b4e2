package dev.courant.embedded.world;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The templates in the folder {@code templates}, each read once. <code>{{>name}}</code> in one stands for the text of
 * another. Thread-safe.
 */
final class Templates {
    private static final String INCLUDE = "{{>";
    private static final int INCLUDES_AT_MOST = 50;

    private final Map<String, Template> parsed = new ConcurrentHashMap<>();

    /** Renders the template in a file, such as {@code home.html}. */
    String render(String file, Scope scope) {
        return parsed.computeIfAbsent(file, f -> Template.parse(source(f))).render(scope);
    }

    private static String source(String file) {
        String text = load(file);
        for (int i = 0; text.contains(INCLUDE); i++) {
            if (i == INCLUDES_AT_MOST) {
                throw new IllegalArgumentException("Templates include each other: " + file);
            }
            int start = text.indexOf(INCLUDE);
            int end = text.indexOf("}}", start);
            String included = load(text.substring(start + INCLUDE.length(), end));
            text = text.substring(0, start) + included + text.substring(end + 2);
        }
        return text;
    }

    private static String load(String file) {
        return Resources.text("templates/" + file);
    }
}
