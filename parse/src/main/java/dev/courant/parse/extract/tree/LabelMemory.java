package dev.courant.parse.extract.tree;

import org.jspecify.annotations.Nullable;

/** The labels of a page's classes, ids and the like: most values stand in several elements. Not thread-safe. */
final class LabelMemory {
    /** A power of two. */
    private static final int REMEMBERED = 512;

    private final LabelDictionary dictionary;
    /** The values that were met last, by their hash. */
    private final @Nullable String[] values = new @Nullable String[REMEMBERED];

    private final int[] labels = new int[REMEMBERED];

    LabelMemory(LabelDictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** Whether one of the names in a part of a page has a label; if so, the labels are kept for the page's tree. */
    boolean tellRole(String page, int from, int to) {
        int found = dictionary.labelsOf(page, from, to);
        if (found != 0) {
            String names = page.substring(from, to);
            int slot = slot(names);
            values[slot] = names;
            labels[slot] = found;
        }
        return found != 0;
    }

    /** The labels of a whole attribute value, which may hold several names. */
    int labelsOf(String names) {
        int slot = slot(names);
        if (!names.equals(values[slot])) {
            values[slot] = names;
            labels[slot] = dictionary.labelsOf(names, 0, names.length());
        }
        return labels[slot];
    }

    private static int slot(String names) {
        int hash = names.hashCode();
        return (hash ^ hash >>> 16) & REMEMBERED - 1;
    }
}
