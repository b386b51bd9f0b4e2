package dev.courant.enrich.model;

import dev.courant.enrich.text.Lexicon;
import java.util.Arrays;
import java.util.List;

/**
 * The words of a model. Each word is two features: n for the n-th word anywhere in an article, and {@link #size()} + n
 * for the n-th word in its headline.
 *
 * @param words the words, which need not be folded; the most frequent first, so that they are near each other in memory
 * @param idf for each word its inverse document frequency
 */
public record ModelVocabulary(List<String> words, float[] idf) {
    /** The most words; further ones are too rare to learn from. */
    public static final int MAX_WORDS = 50_000;

    /** The most letters of a word; longer words are left out. */
    public static final int MAX_LETTERS = 40;

    /** Copies the list. */
    public ModelVocabulary {
        words = List.copyOf(words);
    }

    /** {@return the number of words} */
    public int size() {
        return words.size();
    }

    /** {@return the number of features} */
    public int features() {
        return 2 * size();
    }

    /**
     * Adds the words to a lexicon.
     *
     * @param lexicon the lexicon; known forms keep their numbers
     * @return for each form of the lexicon, up to the last of these words, the number of the word, or -1
     */
    public int[] addTo(Lexicon.Builder lexicon) {
        int[] forms = words.stream().mapToInt(lexicon::add).toArray();
        int[] wordOfForm = new int[Arrays.stream(forms).max().orElse(-1) + 1];
        Arrays.fill(wordOfForm, -1);
        for (int word = 0; word < forms.length; word++) {
            wordOfForm[forms[word]] = word;
        }
        return wordOfForm;
    }

    /** {@return the inverse document frequency of the word of a feature} */
    public float idf(int feature) {
        return idf[feature < idf.length ? feature : feature - idf.length];
    }
}
