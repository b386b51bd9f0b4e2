package dev.courant.parse.feed.xml;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the problems of one document, each of them once and at most {@link Limits#PROBLEMS}. Not thread-safe. */
public final class Problems {
    private final Set<String> lines = new LinkedHashSet<>();

    /** Adds a problem: one line that says what is wrong. */
    public void add(String line) {
        if (lines.size() < Limits.PROBLEMS) {
            lines.add(line);
        }
    }

    /** Returns the problems in the order they were added. */
    public List<String> lines() {
        return List.copyOf(lines);
    }
}
