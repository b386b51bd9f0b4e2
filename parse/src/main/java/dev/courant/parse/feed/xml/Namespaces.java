package dev.courant.parse.feed.xml;

import dev.courant.parse.text.Resources;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Maps namespaces to a fixed set of canonical prefixes, so that {@code dc:creator} is found whatever prefix, version or
 * spelling its namespace has, declared or not.
 */
final class Namespaces {
    /** The prefix of RSS elements and of elements in no namespace. */
    static final String CORE = "";

    static final String ATOM = "atom";

    /** The prefix of all elements in unknown namespaces. */
    static final String FOREIGN = "foreign";

    private static final Map<String, String> PREFIX_OF_URI =
            Resources.properties(Namespaces.class, "namespaces.properties");
    private static final Set<String> PREFIXES = Set.copyOf(PREFIX_OF_URI.values());

    private Namespaces() {}

    /** Returns the canonical prefix of a namespace name. */
    static String canonical(String uri) {
        if (uri.isBlank()) {
            return CORE;
        }
        String name = uri.strip().toLowerCase(Locale.ROOT);
        int end = name.length();
        while (end > 0 && (name.charAt(end - 1) == '/' || name.charAt(end - 1) == '#')) {
            end--;
        }
        return PREFIX_OF_URI.getOrDefault(name.substring(0, end).replaceFirst("^https?://", ""), FOREIGN);
    }

    /** Returns the canonical prefix that an undeclared prefix stands for by convention. */
    static String conventional(String prefix) {
        String name = prefix.toLowerCase(Locale.ROOT);
        return name.equals("rss") ? CORE : PREFIXES.contains(name) ? name : FOREIGN;
    }
}
