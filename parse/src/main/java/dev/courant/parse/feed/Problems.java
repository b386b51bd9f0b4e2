package dev.courant.parse.feed;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what was wrong with one document: each problem once, and not more than a reader wants to see. */
final class Problems {
    private final Set<String> lines = new LinkedHashSet<>();

    void add(String line) {
        if (lines.size() < Limits.PROBLEMS) {
            lines.add(line);
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
