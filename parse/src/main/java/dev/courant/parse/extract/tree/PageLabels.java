package dev.courant.parse.extract.tree;

import dev.courant.parse.text.WordTable;
import org.jspecify.annotations.Nullable;

/**
 * The labels of the classes, ids and the like of one page. Most values and most names in them stand on several
 * elements, so those that were read last are remembered by their hash. Not thread-safe.
 */
final class PageLabels {
    private static final int LONGEST_NAME = 120;
    private static final int MOST_CHARS = 600;
    /** A power of two. */
    private static final int REMEMBERED = 1024;

    private final LabelDictionary dictionary;
    private final @Nullable String[] values = new @Nullable String[REMEMBERED];
    private final int[] valueLabels = new int[REMEMBERED];
    private final long[] hashes = new long[REMEMBERED];
    private final int[] labels = new int[REMEMBERED];

    PageLabels(LabelDictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** The labels of a whole attribute value, which may hold several names. */
    int labelsOf(String names) {
        int hash = names.hashCode();
        int slot = (hash ^ hash >>> 16) & REMEMBERED - 1;
        if (!names.equals(values[slot])) {
            values[slot] = names;
            valueLabels[slot] = labelsOf(names, 0, names.length());
        }
        return valueLabels[slot];
    }

    /** Whether one of the names in a part of a text has a label. */
    boolean tellRole(String text, int from, int to) {
        return labelsOf(text.substring(from, to)) != 0;
    }

    private int labelsOf(String names, int from, int to) {
        int found = 0;
        int end = Math.min(to, from + MOST_CHARS);
        int start = from;
        long hash = WordTable.EMPTY;
        for (int i = from; i <= end; i++) {
            char c = i < end ? names.charAt(i) : ' ';
            if (c > ' ') {
                hash = WordTable.grow(hash, c);
            } else {
                if (i > start && i - start <= LONGEST_NAME) {
                    found |= labelsOfName(names, start, i, hash);
                }
                start = i + 1;
                hash = WordTable.EMPTY;
            }
        }
        return found;
    }

    private int labelsOfName(String names, int from, int to, long hash) {
        int slot = (int) (hash ^ hash >>> 32) & REMEMBERED - 1;
        if (hashes[slot] != hash) {
            hashes[slot] = hash;
            labels[slot] = dictionary.labelsOfName(names, from, to);
        }
        return labels[slot];
    }
}
