package dev.courant.enrich.taxonomy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Copies maps and keeps their order; {@code Map.copyOf} has another order in each JVM. */
final class Ordered {
    private Ordered() {}

    /**
     * Returns an unmodifiable copy in the order of the document, so that it compiles to the same rules in every JVM.
     */
    static <K, V> Map<K, V> copy(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
