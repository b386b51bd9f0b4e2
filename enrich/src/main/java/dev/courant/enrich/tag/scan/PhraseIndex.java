package dev.courant.enrich.tag.scan;

import dev.courant.enrich.text.Lexicon;
import dev.courant.enrich.text.PhraseTrie;
import dev.courant.enrich.text.Tokens;
import java.util.Map;

/**
 * The index of all phrases of a taxonomy and all names of a gazetteer. Each list of phrases is a numbered set.
 *
 * @param lexicon the words of all phrases
 * @param tries for each language with phrases or names the trie that finds them; its entries are {@link Meaning}s
 * @param idioms for each phrase set, whether it holds idioms
 */
public record PhraseIndex(Lexicon lexicon, Map<String, PhraseTrie> tries, boolean[] idioms) {

    /** Reports the phrases and names of a language; none of a language without any. */
    void scan(Tokens tokens, String language, PhraseTrie.Sink sink) {
        PhraseTrie trie = tries.get(language);
        if (trie != null) {
            trie.scan(tokens, sink);
        }
    }

    /** {@return whether there are phrases or names in a language} */
    public boolean supports(String language) {
        return tries.containsKey(language);
    }

    /**
     * What a phrase in a trie means, packed into a number: the set it belongs to, {@code -1 - n} for the n-th name,
     * {@link #SENSE} or {@link #PAST}; the number of the phrase, the same for all its forms; and its letter cases, see
     * {@link dev.courant.enrich.text.Phrase}.
     */
    static final class Meaning {
        /** The set of all phrases of senses. */
        static final int SENSE = -PhraseHits.MAX_SETS;

        /** The set of all phrases that point to years long past. */
        static final int PAST = SENSE + 1;

        private static final int CASES_BITS = 24;

        private Meaning() {}

        /** @throws IllegalArgumentException when there are more names than the bits can number */
        static int setOfName(int name) {
            if (-1 - name <= PAST) {
                throw new IllegalArgumentException("there are more than " + (PhraseHits.MAX_SETS - 2) + " names");
            }
            return -1 - name;
        }

        /** @throws IllegalArgumentException when there are more sets or phrases than the bits can number */
        static long of(int set, int phrase, long cases) {
            if (set >= PhraseHits.MAX_SETS || phrase >= PhraseHits.MAX_PHRASES) {
                throw new IllegalArgumentException("there are more than " + PhraseHits.MAX_PHRASES + " phrases or "
                        + PhraseHits.MAX_SETS + " lists");
            }
            return ((long) set << PhraseHits.PHRASE_BITS | phrase) << CASES_BITS | cases;
        }

        static int set(long meaning) {
            return (int) (meaning >> PhraseHits.PHRASE_BITS + CASES_BITS);
        }

        static int phrase(long meaning) {
            return (int) (meaning >>> CASES_BITS) & PhraseHits.MAX_PHRASES - 1;
        }

        static long cases(long meaning) {
            return meaning & (1 << CASES_BITS) - 1;
        }
    }
}
