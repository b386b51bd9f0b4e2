package dev.courant.enrich.entity;

import dev.courant.enrich.text.Lexicon;
import dev.courant.enrich.text.WordList;
import java.util.BitSet;

/** The words by which a person's name can be told: given names before it, titles beside it, particles inside it. */
public record NameWords(BitSet given, BitSet titles, BitSet particles) {
    /** Words to recognise, collected before the lexicon they share with the phrases is closed. */
    public static NameWords over(Lexicon.Builder lexicon) {
        return new NameWords(
                forms(lexicon, "given-names.txt"), forms(lexicon, "titles.txt"), forms(lexicon, "particles.txt"));
    }

    private static BitSet forms(Lexicon.Builder lexicon, String resource) {
        var forms = new BitSet();
        for (String line : WordList.read(NameWords.class, resource)) {
            for (String word : line.split(" +")) {
                forms.set(lexicon.add(word));
            }
        }
        return forms;
    }
}
