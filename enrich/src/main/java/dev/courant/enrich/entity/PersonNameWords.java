package dev.courant.enrich.entity;

import dev.courant.enrich.text.Lexicon;
import dev.courant.parse.text.Resources;
import java.util.BitSet;

/**
 * The words by which names of persons are recognised, as forms of a lexicon.
 *
 * @param given given names, which begin a name
 * @param titles titles, which stand before a name
 * @param particles particles, which stand inside a name
 */
public record PersonNameWords(BitSet given, BitSet titles, BitSet particles) {
    /**
     * Reads the lists and adds their words to a lexicon.
     *
     * @param lexicon the lexicon; known forms keep their numbers
     * @return the words as forms of that lexicon
     */
    public static PersonNameWords addTo(Lexicon.Builder lexicon) {
        return new PersonNameWords(
                forms(lexicon, "given-names.txt"), forms(lexicon, "titles.txt"), forms(lexicon, "particles.txt"));
    }

    private static BitSet forms(Lexicon.Builder lexicon, String resource) {
        var forms = new BitSet();
        Resources.words(PersonNameWords.class, resource).forEach(word -> forms.set(lexicon.add(word)));
        return forms;
    }
}
