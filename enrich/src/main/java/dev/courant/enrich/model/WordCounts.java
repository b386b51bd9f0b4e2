package dev.courant.enrich.model;

import dev.courant.enrich.text.Tokens;
import java.util.stream.IntStream;

/**
 * The features of one article: a word counts 1 + ln of how often it stands there, times its inverse document frequency.
 * One small hash table is all that is allocated. Whoever uses the counts divides them by their length (the root of the
 * sum of squares), so that long articles and short ones compare.
 */
public final class WordCounts {
    /** Most words stand in an article a few times. */
    private static final double[] OFTEN = IntStream.range(0, 64)
            .mapToDouble(count -> 1 + Math.log(Math.max(1, count)))
            .toArray();

    private final long[] slots;

    private WordCounts(int most) {
        slots = new long[Integer.highestOneBit(Math.max(16, most + most / 4)) * 2];
    }

    /** Receives the features. */
    @FunctionalInterface
    public interface Sink {
        /**
         * One feature.
         *
         * @param feature its number in the vocabulary
         * @param value positive, not yet divided by the length
         */
        void feature(int feature, double value);
    }

    /**
     * Counts.
     *
     * @param tokens the article
     * @param wordOfForm for each form of the article's lexicon the word of the vocabulary, or -1; forms beyond it have
     *     none
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
     * Tells the features.
     *
     * @param vocabulary the words
     * @param sink gets each feature once, in no particular order
     */
    public void forEach(ModelVocabulary vocabulary, Sink sink) {
        for (long slot : slots) {
            if (slot != 0) {
                int feature = feature(slot);
                sink.feature(feature, often((int) slot) * vocabulary.idf(feature));
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

    private static double often(int count) {
        return count < OFTEN.length ? OFTEN[count] : 1 + Math.log(count);
    }
}
