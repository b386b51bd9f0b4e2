package dev.courant.enrich.tag.sense;

import dev.courant.enrich.tag.scan.PhraseHits;
import dev.courant.enrich.tag.sense.OtherSenses.Span;
import dev.courant.enrich.tag.sense.SenseProgram.CompiledSense;
import dev.courant.enrich.text.Tokens;
import java.util.BitSet;

/**
 * Finds the words of an article that mean something else there: those with a sign of another sense before or after
 * them, in their sentence, or in an article that is full of such signs.
 */
public final class SenseFinder {
    /**
     * In an article of which the signs speak, there is one for this number of words. A few signs in a long article are
     * passing mentions.
     */
    private static final int WORDS_PER_SIGN = 45;

    /** Further words are not looked at; an article with more of them is a list. */
    private static final int MAX_SPANS = 400;

    private static final int NONE = -1;

    private final Tokens tokens;
    private final PhraseHits hits;
    private final OtherSenses found = new OtherSenses();
    private int spans;

    private SenseFinder(Tokens tokens, PhraseHits hits) {
        this.tokens = tokens;
        this.hits = hits;
    }

    /**
     * Finds the words.
     *
     * @param program the senses
     * @param tokens the words of the article
     * @param hits the phrases found, sorted
     */
    public static OtherSenses find(SenseProgram program, Tokens tokens, PhraseHits hits) {
        var finder = new SenseFinder(tokens, hits);
        for (CompiledSense sense : program.senses()) {
            if (finder.first(sense.words()) != NONE
                    && (sense.signs().length == 0 || finder.first(sense.signs()) != NONE)) {
                finder.find(sense);
            }
        }
        return finder.spans == 0 ? OtherSenses.NONE : finder.found;
    }

    private void find(CompiledSense sense) {
        if (first(sense.unless()) != NONE) {
            return;
        }
        boolean wholeArticle = sense.frame().wholeArticle();
        boolean needsNoSign = sense.signs().length == 0;
        if (wholeArticle && !needsNoSign && !isFullOf(sense)) {
            return;
        }
        for (int set : sense.words()) {
            for (int hit = hits.atOrAfter(set, 0); hit != NONE && spans < MAX_SPANS; hit = hits.next(hit)) {
                int sign = needsNoSign ? hit : wholeArticle ? first(sense.signs()) : near(sense, hit);
                if (sign != NONE && !isInSentence(sense.without(), hit)) {
                    found.add(new Span(sense.topics(), hits.first(hit), hits.last(hit), sign));
                    spans++;
                }
            }
        }
    }

    /** Returns the first hit of any of these sets, or {@link #NONE}. */
    private int first(int[] sets) {
        for (int set : sets) {
            int hit = hits.atOrAfter(set, 0);
            if (hit != NONE) {
                return hit;
            }
        }
        return NONE;
    }

    private boolean isFullOf(CompiledSense sense) {
        var different = new BitSet();
        int count = 0;
        for (int set : sense.signs()) {
            for (int hit = hits.atOrAfter(set, 0); hit != NONE; hit = hits.next(hit)) {
                different.set(hits.phrase(hit));
                count++;
            }
        }
        return different.cardinality() >= sense.frame().count() && count * WORDS_PER_SIGN >= tokens.count();
    }

    /** Returns the first hit of a sign in the frame around a word when there are enough of them, or {@link #NONE}. */
    private int near(CompiledSense sense, int word) {
        int sentence = tokens.sentence(hits.first(word));
        boolean anywhere = sense.frame().wholeSentence();
        int from = anywhere ? 0 : hits.first(word) - sense.frame().before();
        int to = anywhere ? tokens.count() : hits.last(word) + sense.frame().after();
        from = Math.max(from, tokens.first(sentence));
        to = Math.min(to, tokens.limit(sentence) - 1);
        int sign = NONE;
        int count = 0;
        for (int set : sense.signs()) {
            for (int hit = hits.atOrAfter(set, from); hit != NONE && hits.first(hit) <= to; hit = hits.next(hit)) {
                if (!overlap(hit, word)) {
                    sign = hit;
                    count++;
                }
            }
        }
        return count >= sense.frame().count() ? sign : NONE;
    }

    private boolean overlap(int a, int b) {
        return hits.first(a) <= hits.last(b) && hits.first(b) <= hits.last(a);
    }

    private boolean isInSentence(int[] sets, int word) {
        int sentence = tokens.sentence(hits.first(word));
        for (int set : sets) {
            int hit = hits.atOrAfter(set, tokens.first(sentence));
            if (hit != NONE && hits.first(hit) < tokens.limit(sentence)) {
                return true;
            }
        }
        return false;
    }
}
