package dev.courant.enrich.model;

import dev.courant.enrich.text.Lexicon;
import java.util.Arrays;
import java.util.List;

/**
 * The words that a model knows. Each is two features: n for the n-th word anywhere, and {@link #size()} + n for the
 * n-th word in a headline.
 *
 * @param words folded or not; the lexicon folds them
 * @param idf for each word its inverse document frequency
 */
public record ModelVocabulary(List<String> words, float[] idf) {
    /** Further words are too rare to learn from. */
    public static final int MAX_WORDS = 50_000;

    /** Longer words are left out. */
    public static final int MAX_LETTERS = 40;

    /** Copies the list. */
    public ModelVocabulary {
        words = List.copyOf(words);
    }

    /** {@return how many words there are} */
    public int size() {
        return words.size();
    }

    /** {@return how many features there are} */
    public int features() {
        return 2 * size();
    }

    /**
     * Puts the words into a lexicon.
     *
     * @param lexicon gets them; forms that it has keep their numbers
     * @return for each form of the lexicon up to the last of these words its word, or -1
     */
    public int[] over(Lexicon.Builder lexicon) {
        int[] forms = words.stream().mapToInt(lexicon::add).toArray();
        int[] wordOfForm = new int[Arrays.stream(forms).max().orElse(-1) + 1];
        Arrays.fill(wordOfForm, -1);
        for (int word = 0; word < forms.length; word++) {
            wordOfForm[forms[word]] = word;
        }
        return wordOfForm;
    }

    /** The inverse document frequency of the word that a feature stands for. */
    float idf(int feature) {
        return idf[feature < idf.length ? feature : feature - idf.length];
    }
}
