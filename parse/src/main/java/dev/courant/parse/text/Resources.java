package dev.courant.parse.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** Reads the word lists and tables that are packaged beside a class, in UTF-8. */
public final class Resources {
    private Resources() {}

    /**
     * Reads a word list: one entry a line, without blank lines and lines that start with {@code #}.
     *
     * @param owner the class that the resource is packaged beside
     * @param name the resource's file name
     * @return the entries in their order, stripped
     * @throws IllegalStateException if the resource is missing, which means a broken build
     */
    public static List<String> lines(Class<?> owner, String name) {
        return text(owner, name)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
                .toList();
    }

    /**
     * Reads a properties file.
     *
     * @param owner the class that the resource is packaged beside
     * @param name the resource's file name
     * @return its keys and values
     * @throws IllegalStateException if the resource is missing, which means a broken build
     */
    public static Map<String, String> properties(Class<?> owner, String name) {
        try {
            Properties properties = new Properties();
            properties.load(new StringReader(text(owner, name)));
            return properties.stringPropertyNames().stream()
                    .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing beside " + owner.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
