package dev.courant.enrich.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads bundled lists in UTF-8: one entry per line, blank lines and lines that begin with {@code #} left out. A missing
 * resource is an {@link IllegalStateException}: the build is broken.
 */
public final class WordList {
    private WordList() {}

    /** {@return the lines of a resource beside a class} */
    public static List<String> lines(Class<?> owner, String resource) {
        return text(owner, resource)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    /** {@return the words of a resource beside a class, divided by spaces or on lines of their own} */
    public static List<String> words(Class<?> owner, String resource) {
        return lines(owner, resource).stream().flatMap(WordList::split).toList();
    }

    /** {@return from a resource beside a class the words of each line {@code key: word word …} by its key} */
    public static Map<String, List<String>> entries(Class<?> owner, String resource) {
        return lines(owner, resource).stream()
                .map(line -> line.split(":", 2))
                .collect(Collectors.toUnmodifiableMap(
                        entry -> entry[0].strip(),
                        entry -> split(entry[1].strip()).toList(),
                        (_, last) -> last));
    }

    private static Stream<String> split(String line) {
        return Stream.of(line.split(" +"));
    }

    /** {@return the whole text of a resource beside a class} */
    public static String text(Class<?> owner, String resource) {
        try (var in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource + " beside " + owner.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource " + resource, e);
        }
    }
}
