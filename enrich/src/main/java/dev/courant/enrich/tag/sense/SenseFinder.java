package dev.courant.enrich.tag.sense;

import static dev.courant.enrich.tag.sense.SenseProgram.ROLES;
import static dev.courant.enrich.tag.sense.SenseProgram.SIGN;
import static dev.courant.enrich.tag.sense.SenseProgram.UNLESS;
import static dev.courant.enrich.tag.sense.SenseProgram.WITHOUT;
import static dev.courant.enrich.tag.sense.SenseProgram.WORD;

import dev.courant.enrich.tag.scan.PhraseHits;
import dev.courant.enrich.tag.sense.OtherSenses.Span;
import dev.courant.enrich.tag.sense.SenseProgram.CompiledSense;
import dev.courant.enrich.taxonomy.WordSense.Frame;
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
    private static final int MAX_SPANS = 2_000;

    private static final int NONE = -1;

    private final SenseProgram program;
    private final Tokens tokens;
    private final PhraseHits hits;

    /** For each sense whether it has words, whether a phrase of "unless" was found, and how many signs. */
    private final boolean[] worded;

    private final boolean[] vetoed;
    private final int[] signs;
    private final int[] differentSigns;

    /** For each sense its first sign. */
    private final int[] firstSign;

    private SenseFinder(SenseProgram program, Tokens tokens, PhraseHits hits) {
        int senses = program.senses().length;
        this.program = program;
        this.tokens = tokens;
        this.hits = hits;
        this.worded = new boolean[senses];
        this.vetoed = new boolean[senses];
        this.signs = new int[senses];
        this.differentSigns = new int[senses];
        this.firstSign = new int[senses];
    }

    /**
     * Finds the words.
     *
     * @param program the senses
     * @param tokens the words of the article
     * @param hits the phrases of senses found, in reading order
     */
    public static OtherSenses find(SenseProgram program, Tokens tokens, PhraseHits hits) {
        if (hits.count() == 0) {
            return OtherSenses.NONE;
        }
        var finder = new SenseFinder(program, tokens, hits);
        finder.read();
        return finder.holdsAny() ? finder.words() : OtherSenses.NONE;
    }

    private void read() {
        var seen = new BitSet(program.sequences());
        var seenPhrases = new BitSet(program.sequences());
        for (int hit = 0; hit < hits.count(); hit++) {
            int sequence = hits.phrase(hit);
            if (seen.get(sequence) && !program.has(sequence, SIGN)) {
                continue;
            }
            seen.set(sequence);
            boolean isNew = !seenPhrases.get(program.phrases()[sequence]);
            seenPhrases.set(program.phrases()[sequence]);
            for (int at = program.starts()[sequence]; at < program.starts()[sequence + 1]; at++) {
                int role = program.roles()[at];
                read(role / ROLES, role % ROLES, hit, isNew);
            }
        }
    }

    private void read(int sense, int role, int hit, boolean isNew) {
        switch (role) {
            case WORD -> worded[sense] = true;
            case UNLESS -> vetoed[sense] = true;
            case SIGN -> {
                firstSign[sense] = signs[sense] == 0 ? hit : firstSign[sense];
                signs[sense]++;
                differentSigns[sense] += isNew ? 1 : 0;
            }
            default -> {}
        }
    }

    private boolean holdsAny() {
        boolean any = false;
        for (int sense = 0; sense < vetoed.length; sense++) {
            vetoed[sense] = !holds(sense);
            any |= !vetoed[sense];
        }
        return any;
    }

    private boolean holds(int number) {
        if (!worded[number] || vetoed[number]) {
            return false;
        }
        CompiledSense sense = program.senses()[number];
        if (!sense.needsSign()) {
            return true;
        }
        return sense.frame().wholeArticle()
                ? differentSigns[number] >= sense.frame().count() && signs[number] * WORDS_PER_SIGN >= tokens.count()
                : signs[number] > 0;
    }

    private OtherSenses words() {
        var found = new OtherSenses();
        for (int hit = 0; hit < hits.count() && found.count() < MAX_SPANS; hit++) {
            if (program.has(hits.phrase(hit), WORD)) {
                addWord(hit, found);
            }
        }
        return found;
    }

    private void addWord(int hit, OtherSenses found) {
        int sequence = hits.phrase(hit);
        for (int at = program.starts()[sequence]; at < program.starts()[sequence + 1]; at++) {
            int role = program.roles()[at];
            if (role % ROLES == WORD && !vetoed[role / ROLES]) {
                add(role / ROLES, hit, found);
            }
        }
    }

    private void add(int number, int hit, OtherSenses found) {
        CompiledSense sense = program.senses()[number];
        int sign = sense.needsSign() ? sign(number, sense.frame(), hit) : hit;
        if (sign != NONE && !hasVeto(number, hit)) {
            found.add(new Span(sense.topics(), hits.first(hit), hits.last(hit), hits.first(sign), hits.last(sign)));
        }
    }

    /** Returns a sign in the frame around a word when there are enough of them, or {@link #NONE}. */
    private int sign(int sense, Frame frame, int word) {
        if (frame.wholeArticle()) {
            return firstSign[sense];
        }
        int sentence = tokens.sentence(hits.first(word));
        boolean anywhere = frame.wholeSentence();
        int from = Math.max(tokens.first(sentence), anywhere ? 0 : hits.first(word) - frame.before());
        int to = Math.min(tokens.limit(sentence) - 1, anywhere ? tokens.count() : hits.last(word) + frame.after());
        int sign = NONE;
        int count = 0;
        for (int hit = firstFrom(from, word); hit < hits.count() && hits.first(hit) <= to; hit++) {
            if (!overlap(hit, word) && hasRole(hit, sense * ROLES + SIGN)) {
                sign = hit;
                count++;
            }
        }
        return count >= frame.count() ? sign : NONE;
    }

    private boolean hasVeto(int sense, int word) {
        int sentence = tokens.sentence(hits.first(word));
        int limit = tokens.limit(sentence);
        for (int hit = firstFrom(tokens.first(sentence), word); hit < hits.count() && hits.first(hit) < limit; hit++) {
            if (hasRole(hit, sense * ROLES + WITHOUT)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the first hit at or after a token that is not after a hit. */
    private int firstFrom(int token, int hit) {
        int first = hit;
        while (first > 0 && hits.first(first - 1) >= token) {
            first--;
        }
        return first;
    }

    private boolean hasRole(int hit, int wanted) {
        int sequence = hits.phrase(hit);
        for (int at = program.starts()[sequence]; at < program.starts()[sequence + 1]; at++) {
            if (program.roles()[at] == wanted) {
                return true;
            }
        }
        return false;
    }

    private boolean overlap(int a, int b) {
        return hits.first(a) <= hits.last(b) && hits.first(b) <= hits.last(a);
    }
}
