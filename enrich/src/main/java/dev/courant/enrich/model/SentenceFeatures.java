package dev.courant.enrich.model;

import dev.courant.enrich.text.StemHashes;
import dev.courant.enrich.text.Tokens;

/**
 * The features of an article's sentences: the hash of each word's stem and of each pair of neighbours, with the same
 * value, such that the vector of a sentence has the length 1 if none occurs twice.
 */
public final class SentenceFeatures {
    /** Sentences with fewer words tell nothing by themselves. */
    public static final int MIN_WORDS = 3;

    private final Tokens tokens;
    private final int[] stems;

    /**
     * Hashes the words of an article.
     *
     * @param tokens the words
     * @param title the title of which they are
     * @param text the text of which they are
     * @param language an ISO 639-1 code
     */
    public SentenceFeatures(Tokens tokens, String title, String text, String language) {
        this.tokens = tokens;
        this.stems = StemHashes.of(tokens, title, text, language);
    }

    /** Receives the features of a sentence. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Receives a feature; one that occurs twice is passed on twice.
         *
         * @param hash its hash
         */
        void feature(int hash);
    }

    /** {@return the number of sentences} */
    public int sentences() {
        return tokens.sentenceCount();
    }

    /** {@return whether a sentence has enough words} */
    public boolean isLongEnough(int sentence) {
        return words(sentence) >= MIN_WORDS;
    }

    /**
     * Returns what each occurrence of a feature counts.
     *
     * @param sentence the number of a sentence with at least one word
     * @return the reciprocal of the root of the number of its features
     */
    public double value(int sentence) {
        return 1 / Math.sqrt(2 * words(sentence) - 1);
    }

    /**
     * Passes on the features of a sentence.
     *
     * @param sentence its number
     * @param sink receives them in reading order
     */
    public void forEach(int sentence, Sink sink) {
        int first = tokens.first(sentence);
        int limit = tokens.limit(sentence);
        for (int token = first; token < limit; token++) {
            sink.feature(stems[token]);
            if (token > first) {
                sink.feature(StemHashes.pair(stems[token - 1], stems[token]));
            }
        }
    }

    private int words(int sentence) {
        return tokens.limit(sentence) - tokens.first(sentence);
    }
}
