package dev.courant.enrich.tag.scan;

import dev.courant.enrich.text.Phrase;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The positions of idioms in reading order, and the tokens in them. Inside an idiom, shorter phrases do not count
 * ("war" in "trade war").
 */
record Idioms(long[] spans, BitSet tokens) {
    static Idioms of(PhraseIndex index, PhraseHits hits) {
        long[] spans = new long[8];
        var tokens = new BitSet();
        int count = 0;
        for (int hit = 0; hit < hits.count(); hit++) {
            if (index.idioms()[hits.set(hit)]) {
                spans = count == spans.length ? Arrays.copyOf(spans, count * 2) : spans;
                spans[count++] = ((long) hits.first(hit) << 32) | hits.last(hit);
                tokens.set(hits.first(hit), hits.last(hit) + 1);
            }
        }
        spans = Arrays.copyOf(spans, count);
        Arrays.sort(spans);
        return new Idioms(spans, tokens);
    }

    boolean isEmpty() {
        return spans.length == 0;
    }

    /** Whether the tokens are inside a longer idiom. */
    boolean covers(int first, int last) {
        if (!tokens.get(first)) {
            return false;
        }
        int at = lastBeginningAtOrBefore(first);
        for (; at >= 0 && first(at) > first - Phrase.MAX_WORDS; at--) {
            boolean longer = first(at) < first || last(at) > last;
            if (longer && last(at) >= last) {
                return true;
            }
        }
        return false;
    }

    private int lastBeginningAtOrBefore(int token) {
        int found = Arrays.binarySearch(spans, ((long) token << 32) | Integer.MAX_VALUE);
        return found >= 0 ? found : -2 - found;
    }

    private int first(int span) {
        return (int) (spans[span] >>> 32);
    }

    private int last(int span) {
        return (int) spans[span];
    }
}
