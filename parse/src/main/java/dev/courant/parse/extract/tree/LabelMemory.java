package dev.courant.parse.extract.tree;

import dev.courant.parse.text.WordTable;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The labels of the values of classes, ids and the like. A site writes the same values on element after element and
 * page after page, so the labels of those that were read are remembered by the values' hash, of which 58 bits tell one
 * value from another. Thread-safe: an entry is a single number, and one that is lost is made again.
 */
final class LabelMemory {
    private static final int LONGEST_NAME = 120;
    private static final int MOST_CHARS = 600;
    /** A power of two; two megabytes for an extractor, of which a process has one. */
    private static final int ENTRIES = 1 << 18;
    /**
     * More than there are labels. The bits of the hash that they take are those that choose the entry, or are spare.
     */
    private static final int LABEL_BITS = 24;

    private final LabelDictionary dictionary;
    /** The upper bits of a hash and the labels; 0 for none. */
    private final AtomicLongArray entries = new AtomicLongArray(ENTRIES);

    LabelMemory(LabelDictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** The labels of a whole attribute value, which may hold several names. */
    int labelsOf(String names) {
        return labelsOf(names, 0, names.length());
    }

    /** Whether one of the names in a part of a text has a label. */
    boolean tellRole(String text, int from, int to) {
        return labelsOf(text, from, to) != 0;
    }

    private int labelsOf(String names, int from, int to) {
        int end = Math.min(to, from + MOST_CHARS);
        long hash = WordTable.EMPTY;
        for (int i = from; i < end; i++) {
            hash = WordTable.grow(hash, names.charAt(i));
        }
        int slot = (int) hash & ENTRIES - 1;
        long entry = entries.getOpaque(slot);
        if (entry != 0 && entry >>> LABEL_BITS == hash >>> LABEL_BITS) {
            return (int) entry & (1 << LABEL_BITS) - 1;
        }
        int labels = read(names, from, end);
        entries.setOpaque(slot, hash >>> LABEL_BITS << LABEL_BITS | labels);
        return labels;
    }

    private int read(String names, int from, int to) {
        int found = 0;
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || names.charAt(i) <= ' ') {
                if (i > start && i - start <= LONGEST_NAME) {
                    found |= dictionary.labelsOfName(names, start, i);
                }
                start = i + 1;
            }
        }
        return found;
    }
}
