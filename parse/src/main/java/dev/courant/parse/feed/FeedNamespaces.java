package dev.courant.parse.feed;

import dev.courant.parse.text.Resources;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/**
 * Gives every element one of a fixed set of canonical namespaces, so that {@code dc:creator} is found whatever prefix,
 * version or spelling its namespace has, declared or not. Namespaces we do not know all become {@link #FOREIGN}: JDOM
 * keeps each namespace it has seen for good, which untrusted input must not be able to use.
 */
final class FeedNamespaces {
    /** RSS elements and all in no namespace; empty as a prefix. */
    static final String CORE = "";

    static final String ATOM = "atom";

    static final Namespace FOREIGN = Namespace.getNamespace("foreign", "urn:courant:foreign");

    private static final Map<String, String> PREFIX_OF_URI =
            Resources.properties(FeedNamespaces.class, "namespaces.properties");
    private static final Map<String, String> URI_OF_PREFIX =
            Resources.properties(FeedNamespaces.class, "namespace-prefixes.properties");
    private static final Map<String, Namespace> NAMESPACES = URI_OF_PREFIX.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, e -> Namespace.getNamespace(e.getKey(), e.getValue())));

    private FeedNamespaces() {}

    /** The canonical prefix of a namespace name, or null when we do not know it. */
    static @Nullable String canonical(String uri) {
        if (uri.isBlank()) {
            return CORE;
        }
        String name = uri.strip().toLowerCase(Locale.ROOT);
        int end = name.length();
        while (end > 0 && (name.charAt(end - 1) == '/' || name.charAt(end - 1) == '#')) {
            end--;
        }
        return PREFIX_OF_URI.get(name.substring(0, end).replaceFirst("^https?://", ""));
    }

    /** The canonical prefix that an undeclared prefix stands for by convention, or null. */
    static @Nullable String conventional(String prefix) {
        String name = prefix.toLowerCase(Locale.ROOT);
        return name.equals("rss") ? CORE : URI_OF_PREFIX.containsKey(name) ? name : null;
    }

    static Namespace namespace(String canonicalPrefix) {
        return NAMESPACES.getOrDefault(canonicalPrefix, FOREIGN);
    }
}
