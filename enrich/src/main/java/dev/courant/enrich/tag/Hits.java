package dev.courant.enrich.tag;

import java.util.Arrays;

/**
 * The phrases found in an article: by set, then by place. A hit is one long (set, first token, words), so that sorting
 * and searching need no objects.
 */
final class Hits {
    private static final int WORD_BITS = 4;
    private static final int TOKEN_BITS = 20;

    private long[] hits = new long[128];
    private int count;

    /** One bit for each set that has a hit: most lookups are for sets that have none. */
    private long[] present = {};

    void add(int set, int first, int last) {
        if (count == hits.length) {
            hits = Arrays.copyOf(hits, count * 2);
        }
        hits[count++] = pack(set, first) | (last - first);
    }

    void sort() {
        Arrays.sort(hits, 0, count);
        present = new long[count == 0 ? 0 : set(count - 1) / Long.SIZE + 1];
        for (int hit = 0; hit < count; hit++) {
            present[set(hit) / Long.SIZE] |= 1L << set(hit);
        }
    }

    /** Drops what lies inside a longer idiom; the order is kept. */
    void removeInside(Idioms idioms) {
        int kept = 0;
        for (int hit = 0; hit < count; hit++) {
            if (!idioms.cover(first(hit), last(hit))) {
                hits[kept++] = hits[hit];
            }
        }
        count = kept;
    }

    int count() {
        return count;
    }

    int set(int hit) {
        return (int) (hits[hit] >>> (TOKEN_BITS + WORD_BITS));
    }

    int first(int hit) {
        return (int) (hits[hit] >>> WORD_BITS) & ((1 << TOKEN_BITS) - 1);
    }

    int last(int hit) {
        return first(hit) + (int) (hits[hit] & ((1 << WORD_BITS) - 1));
    }

    /** The first hit of a set at or after a token, or -1. Needs sorted hits. */
    int atOrAfter(int set, int token) {
        if (!isPresent(set)) {
            return -1;
        }
        int hit = insertion(set, token);
        return hit < count && set(hit) == set ? hit : -1;
    }

    /** The last hit of a set that begins before a token, or -1. Needs sorted hits. */
    int before(int set, int token) {
        if (!isPresent(set)) {
            return -1;
        }
        int hit = insertion(set, token) - 1;
        return hit >= 0 && set(hit) == set ? hit : -1;
    }

    private boolean isPresent(int set) {
        return set / Long.SIZE < present.length && (present[set / Long.SIZE] & 1L << set) != 0;
    }

    private int insertion(int set, int token) {
        int found = Arrays.binarySearch(hits, 0, count, pack(set, token));
        return found >= 0 ? found : -1 - found;
    }

    private static long pack(int set, int first) {
        return ((long) set << (TOKEN_BITS + WORD_BITS)) | ((long) first << WORD_BITS);
    }
}
