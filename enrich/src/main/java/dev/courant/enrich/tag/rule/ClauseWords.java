package dev.courant.enrich.tag.rule;

import dev.courant.enrich.text.Lexicon;
import dev.courant.parse.text.Resources;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The words of a language that tell who does what to whom, as forms of a lexicon.
 *
 * @param agent stand before who did it: "attacked by rebels"
 * @param passive stand before what was done: "was attacked"
 * @param relative stand between what something was done to and who did it: "the village that rebels attacked"
 * @param breaks begin another clause
 * @param speech stand before what somebody says: "the army said rebels attacked"
 * @param pronoun mean the speaker when they follow: "the army said it attacked"
 */
record ClauseWords(BitSet agent, BitSet passive, BitSet relative, BitSet breaks, BitSet speech, BitSet pronoun) {
    private static final Map<String, List<String>> WORDS = Resources.wordsByKey(ClauseWords.class, "clause-words.txt");

    /** Adds the words of a language to a lexicon; there are none of a language that is not listed. */
    static ClauseWords addTo(Lexicon.Builder lexicon, String language) {
        return new ClauseWords(
                forms(lexicon, language + ".agent"),
                forms(lexicon, language + ".passive"),
                forms(lexicon, language + ".relative"),
                forms(lexicon, language + ".break"),
                forms(lexicon, language + ".speech"),
                forms(lexicon, language + ".pronoun"));
    }

    private static BitSet forms(Lexicon.Builder lexicon, String key) {
        var forms = new BitSet();
        Collection<String> words = WORDS.getOrDefault(key, List.of());
        words.forEach(word -> forms.set(lexicon.add(word)));
        return forms;
    }

    /** Whether a word, given by its form, which may be unknown, is one of a set. */
    static boolean has(BitSet words, int form) {
        return form >= 0 && words.get(form);
    }
}
