package dev.courant.enrich.tag.scan;

import java.util.Arrays;

/**
 * The phrases found in an article, by set and then by position. A hit is packed into a long (set, first token, words,
 * phrase), so that sorting and searching allocate nothing.
 */
public final class PhraseHits {
    /** The most phrases that the bits of a hit can number. */
    static final int MAX_PHRASES = 1 << 20;

    /** The most sets that the bits of a hit can number. */
    static final int MAX_SETS = 1 << 19;

    private static final int PHRASE_BITS = 20;
    private static final int WORD_BITS = 4;
    private static final int TOKEN_BITS = 20;
    private static final int TOKEN_SHIFT = PHRASE_BITS + WORD_BITS;
    private static final int SET_SHIFT = TOKEN_SHIFT + TOKEN_BITS;

    private long[] hits;
    private int count;

    /** One bit for each set that has a hit, since most look-ups are for sets without any. */
    private long[] present = {};

    /** @param expected the initial capacity, at least 1 */
    PhraseHits(int expected) {
        hits = new long[expected];
    }

    void add(int set, int first, int last, int phrase) {
        if (count == hits.length) {
            hits = Arrays.copyOf(hits, count * 2);
        }
        hits[count++] = pack(set, first) | ((long) (last - first) << PHRASE_BITS) | phrase;
    }

    /** Sorts the hits. They are found in reading order, so that they only have to be dealt out to their sets. */
    void sort() {
        int sets = 0;
        for (int hit = 0; hit < count; hit++) {
            sets = Math.max(sets, set(hit) + 1);
        }
        present = new long[(sets + Long.SIZE - 1) / Long.SIZE];
        int[] next = new int[sets + 1];
        for (int hit = 0; hit < count; hit++) {
            present[set(hit) / Long.SIZE] |= 1L << set(hit);
            next[set(hit) + 1]++;
        }
        for (int set = 0; set < sets; set++) {
            next[set + 1] += next[set];
        }
        long[] sorted = new long[Math.max(1, count)];
        for (int hit = 0; hit < count; hit++) {
            sorted[next[set(hit)]++] = hits[hit];
        }
        hits = sorted;
        orderNeighbours();
    }

    /** Phrases of one length at one position are found in no order. */
    private void orderNeighbours() {
        for (int hit = 1; hit < count; hit++) {
            long moved = hits[hit];
            int at = hit;
            while (at > 0 && hits[at - 1] > moved) {
                hits[at] = hits[at - 1];
                at--;
            }
            hits[at] = moved;
        }
    }

    /** Removes the hits inside a longer idiom; keeps the order. */
    void removeInside(Idioms idioms) {
        int kept = 0;
        for (int hit = 0; hit < count; hit++) {
            if (!idioms.covers(first(hit), last(hit))) {
                hits[kept++] = hits[hit];
            }
        }
        count = kept;
    }

    /** {@return the number of hits} */
    public int count() {
        return count;
    }

    /** {@return the set of the phrase; for a name, the number of the name} */
    public int set(int hit) {
        return (int) (hits[hit] >>> SET_SHIFT);
    }

    /** {@return the first token} */
    public int first(int hit) {
        return (int) (hits[hit] >>> TOKEN_SHIFT) & ((1 << TOKEN_BITS) - 1);
    }

    /** {@return the last token} */
    public int last(int hit) {
        return first(hit) + ((int) (hits[hit] >>> PHRASE_BITS) & ((1 << WORD_BITS) - 1));
    }

    /** {@return the number of the phrase, the same for all its forms} */
    public int phrase(int hit) {
        return (int) hits[hit] & (MAX_PHRASES - 1);
    }

    /** Returns the first hit of a set at or after a token, or -1. The hits must be sorted. */
    public int atOrAfter(int set, int token) {
        if (!isPresent(set)) {
            return -1;
        }
        int hit = insertion(set, token);
        return hit < count && set(hit) == set ? hit : -1;
    }

    /** Returns the last hit of a set that begins before a token, or -1. The hits must be sorted. */
    public int before(int set, int token) {
        if (!isPresent(set)) {
            return -1;
        }
        int hit = insertion(set, token) - 1;
        return hit >= 0 && set(hit) == set ? hit : -1;
    }

    /** Returns the previous hit of the same set, or -1. The hits must be sorted. */
    public int previous(int hit) {
        return hit > 0 && set(hit - 1) == set(hit) ? hit - 1 : -1;
    }

    /** Returns the next hit of the same set, or -1. The hits must be sorted. */
    public int next(int hit) {
        return hit + 1 < count && set(hit + 1) == set(hit) ? hit + 1 : -1;
    }

    private boolean isPresent(int set) {
        return set / Long.SIZE < present.length && (present[set / Long.SIZE] & 1L << set) != 0;
    }

    private int insertion(int set, int token) {
        int found = Arrays.binarySearch(hits, 0, count, pack(set, token));
        return found >= 0 ? found : -1 - found;
    }

    private static long pack(int set, int first) {
        return ((long) set << SET_SHIFT) | ((long) first << TOKEN_SHIFT);
    }
}
