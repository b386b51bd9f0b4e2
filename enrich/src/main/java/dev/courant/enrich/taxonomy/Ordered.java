package dev.courant.enrich.taxonomy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Copies of maps that keep their order, where that of {@code Map.copyOf} is another in each JVM. Pure functions. */
final class Ordered {
    private Ordered() {}

    /** An unmodifiable copy, in the order of the document: what is compiled from it must be the same everywhere. */
    static <K, V> Map<K, V> copy(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
