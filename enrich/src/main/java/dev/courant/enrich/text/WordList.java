package dev.courant.enrich.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads bundled lists: one entry per line, blank lines and lines that begin with {@code #} left out. */
public final class WordList {
    private WordList() {}

    /** @throws IllegalStateException when the resource is missing: the build is broken */
    public static List<String> read(Class<?> owner, String resource) {
        return text(owner, resource)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    /** The whole resource as UTF-8. */
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
