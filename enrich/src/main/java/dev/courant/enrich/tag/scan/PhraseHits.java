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

    static final int PHRASE_BITS = 20;
    private static final int WORD_BITS = 4;
    private static final int TOKEN_BITS = 20;
    private static final int TOKEN_SHIFT = PHRASE_BITS + WORD_BITS;
    private static final int SET_SHIFT = TOKEN_SHIFT + TOKEN_BITS;

    private long[] hits;
    private int count;

    /** For each set its first hit, once they are sorted, and behind the last one the number of hits. */
    private int[] starts = {};

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

    /**
     * Sorts the hits. They are found in reading order, so that they only have to be dealt out to their sets.
     *
     * @param sets the number of sets
     */
    void sort(int sets) {
        starts = new int[sets + 1];
        for (int hit = 0; hit < count; hit++) {
            starts[set(hit) + 1]++;
        }
        for (int set = 0; set < sets; set++) {
            starts[set + 1] += starts[set];
        }
        int[] next = Arrays.copyOf(starts, sets);
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
        if (idioms.isEmpty()) {
            return;
        }
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

    /** Returns the hit after the last one of a hit's set. The hits must be sorted. */
    public int endOfSet(int hit) {
        return starts[set(hit) + 1];
    }

    /** Returns the first hit of a set at or after a token, or -1. The hits must be sorted. */
    public int atOrAfter(int set, int token) {
        int hit = insertion(set, token);
        return hit < starts[set + 1] ? hit : -1;
    }

    /** Returns the last hit of a set that begins before a token, or -1. The hits must be sorted. */
    public int before(int set, int token) {
        int hit = insertion(set, token) - 1;
        return hit >= starts[set] ? hit : -1;
    }

    /** Returns the previous hit of the same set, or -1. The hits must be sorted. */
    public int previous(int hit) {
        return hit > 0 && set(hit - 1) == set(hit) ? hit - 1 : -1;
    }

    /** Returns the next hit of the same set, or -1. The hits must be sorted. */
    public int next(int hit) {
        return hit + 1 < count && set(hit + 1) == set(hit) ? hit + 1 : -1;
    }

    /** Returns the first hit of a set that does not begin before a token, or the end of the set. */
    private int insertion(int set, int token) {
        int low = starts[set];
        int high = starts[set + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (first(middle) < token) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static long pack(int set, int first) {
        return ((long) set << SET_SHIFT) | ((long) first << TOKEN_SHIFT);
    }
}
