package dev.courant.enrich.tag.scan;

import dev.courant.enrich.text.Lexicon;
import dev.courant.enrich.text.PhraseTrie;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The index of all phrases of a taxonomy and all names of a gazetteer. Each list of phrases is a numbered set, to which
 * the entries of the trie refer.
 *
 * @param lexicon the words of all phrases
 * @param trie finds the phrases
 * @param languages one bit for each language that has phrases or names
 * @param entries the meaning of the trie's entries, two numbers for each: languages and cases, set and phrase; packed,
 *     so that a look-up costs one memory access
 * @param idioms for each phrase set, whether it holds idioms
 */
public record PhraseIndex(
        Lexicon lexicon, PhraseTrie trie, Map<String, Integer> languages, long[] entries, boolean[] idioms) {

    /** {@return the bit of a language; 0 for one without phrases} */
    public int languageBit(String language) {
        return languages.getOrDefault(language, 0);
    }

    /** {@return the languages in which an entry of the trie counts, as bits} */
    int languagesOf(int entry) {
        return (int) (entries[2 * entry] >>> Integer.SIZE);
    }

    /** {@return the letter cases of an entry, see {@link dev.courant.enrich.text.Phrase}} */
    long casesOf(int entry) {
        return entries[2 * entry] & 0xFFFF_FFFFL;
    }

    /** {@return the phrase set of an entry, {@code -1 - n} for the n-th name, or {@link Entry#SENSE}} */
    int setOf(int entry) {
        return (int) (entries[2 * entry + 1] >>> Integer.SIZE);
    }

    /** {@return the number of the phrase of an entry, the same for all its forms} */
    int phraseOf(int entry) {
        return (int) entries[2 * entry + 1];
    }

    /**
     * The meaning of a phrase in the trie.
     *
     * @param set the phrase set it belongs to, {@code -1 - n} for the n-th name, or {@link #SENSE}
     * @param phrase the number of the phrase, the same for all its forms
     * @param cases see {@link dev.courant.enrich.text.Phrase}
     * @param languages the languages it counts in, as bits
     */
    record Entry(int set, int phrase, long cases, int languages) {
        /** The set of all phrases of senses. */
        static final int SENSE = Integer.MIN_VALUE;

        static long[] pack(List<Entry> entries) {
            return entries.stream()
                    .flatMapToLong(entry -> LongStream.of(
                            (long) entry.languages << Integer.SIZE | entry.cases,
                            (long) entry.set << Integer.SIZE | entry.phrase))
                    .toArray();
        }
    }
}
