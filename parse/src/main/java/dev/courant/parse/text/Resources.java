package dev.courant.parse.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the texts, word lists and tables that are packaged beside a class, in UTF-8. Stateless and thread-safe.
 *
 * <p>A list has one entry a line; blank lines and lines that start with {@code #} are skipped. A missing resource means
 * a broken build and is an {@link IllegalStateException}.
 */
public final class Resources {
    private Resources() {}

    /**
     * Reads a whole resource.
     *
     * @param owner the class that the resource is packaged beside
     * @param name the resource's file name, or its path from the package of that class
     * @return its text
     * @throws IllegalStateException if the resource is missing
     */
    public static String text(Class<?> owner, String name) {
        return new String(bytes(owner, name), StandardCharsets.UTF_8);
    }

    /**
     * Reads the bytes of a resource.
     *
     * @param owner the class that the resource is packaged beside
     * @param name the resource's file name, or its path from the package of that class
     * @return its bytes
     * @throws IllegalStateException if the resource is missing
     */
    public static byte[] bytes(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing beside " + owner.getName());
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource " + name + " beside " + owner.getName(), e);
        }
    }

    /**
     * Reads a list.
     *
     * @param owner the class that the resource is packaged beside
     * @param name the resource's file name
     * @return the entries in their order, stripped
     * @throws IllegalStateException if the resource is missing
     */
    public static List<String> lines(Class<?> owner, String name) {
        return text(owner, name)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
                .toList();
    }

    /**
     * Reads a list whose lines may hold several words, separated by spaces.
     *
     * @param owner the class that the resource is packaged beside
     * @param name the resource's file name
     * @return the words in their order
     * @throws IllegalStateException if the resource is missing
     */
    public static List<String> words(Class<?> owner, String name) {
        return lines(owner, name).stream().flatMap(Resources::split).toList();
    }

    /**
     * Reads a list of lines {@code key: word word}. Lines with the same key add to one entry.
     *
     * @param owner the class that the resource is packaged beside
     * @param name the resource's file name
     * @return the words of each key in their order
     * @throws IllegalStateException if the resource is missing, or a line has no colon
     */
    public static Map<String, List<String>> wordsByKey(Class<?> owner, String name) {
        Map<String, List<String>> wordsByKey = new HashMap<>();
        for (String line : lines(owner, name)) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw new IllegalStateException("resource " + name + ": no colon in \"" + line + "\"");
            }
            List<String> words =
                    wordsByKey.computeIfAbsent(line.substring(0, colon).strip(), key -> new ArrayList<>());
            split(line.substring(colon + 1).strip()).forEach(words::add);
        }
        wordsByKey.replaceAll((key, words) -> List.copyOf(words));
        return Map.copyOf(wordsByKey);
    }

    /**
     * Reads a properties file.
     *
     * @param owner the class that the resource is packaged beside
     * @param name the resource's file name
     * @return its keys and values
     * @throws IllegalStateException if the resource is missing
     */
    public static Map<String, String> properties(Class<?> owner, String name) {
        try {
            Properties properties = new Properties();
            properties.load(new StringReader(text(owner, name)));
            return properties.stringPropertyNames().stream()
                    .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource " + name + " beside " + owner.getName(), e);
        }
    }

    private static Stream<String> split(String words) {
        return Stream.of(words.split(" +"));
    }
}
