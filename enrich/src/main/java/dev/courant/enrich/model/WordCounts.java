package dev.courant.enrich.model;

import dev.courant.enrich.text.Tokens;
import java.util.stream.IntStream;

/**
 * The features of an article: for each word 1 + ln of its number of occurrences. Counting allocates one small hash
 * table. Callers multiply the values by the inverse document frequencies of the words and divide them by the length of
 * their vector, so that long and short articles are comparable.
 */
public final class WordCounts {
    /** Precomputed 1 + ln of the counts that most words have. */
    private static final double[] DAMPED_COUNTS = IntStream.range(0, 64)
            .mapToDouble(count -> 1 + Math.log(Math.max(1, count)))
            .toArray();

    private final long[] slots;

    private WordCounts(int maxFeatures) {
        slots = new long[Integer.highestOneBit(Math.max(16, maxFeatures + maxFeatures / 4)) * 2];
    }

    /** Receives the features. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Receives a feature.
         *
         * @param feature its number in the vocabulary
         * @param count 1 + ln of its number of occurrences
         */
        void feature(int feature, double count);
    }

    /**
     * Counts the words of an article.
     *
     * @param tokens the article
     * @param wordOfForm for each form of the article's lexicon the word of the vocabulary, or -1; may be shorter than
     *     the lexicon
     * @param vocabulary the words
     * @return the counts
     */
    public static WordCounts of(Tokens tokens, int[] wordOfForm, ModelVocabulary vocabulary) {
        int mentions = tokens.count() + tokens.titleCount();
        var counts = new WordCounts(Math.min(mentions, vocabulary.features()));
        for (int token = 0; token < tokens.count(); token++) {
            int form = tokens.form(token);
            int word = form >= 0 && form < wordOfForm.length ? wordOfForm[form] : -1;
            if (word >= 0) {
                counts.add(word);
                if (tokens.inTitle(token)) {
                    counts.add(vocabulary.size() + word);
                }
            }
        }
        return counts;
    }

    /**
     * Passes on the features.
     *
     * @param sink receives each feature once, in no particular order
     */
    public void forEach(Sink sink) {
        for (long slot : slots) {
            if (slot != 0) {
                sink.feature(feature(slot), damped((int) slot));
            }
        }
    }

    private void add(int feature) {
        int mask = slots.length - 1;
        int slot = feature * 0x9E3779B9 >>> 8 & mask;
        while (slots[slot] != 0 && feature(slots[slot]) != feature) {
            slot = slot + 1 & mask;
        }
        if (slots[slot] == 0) {
            slots[slot] = (long) feature << Integer.SIZE;
        }
        slots[slot]++;
    }

    private static int feature(long slot) {
        return (int) (slot >>> Integer.SIZE);
    }

    private static double damped(int count) {
        return count < DAMPED_COUNTS.length ? DAMPED_COUNTS[count] : 1 + Math.log(count);
    }
}
