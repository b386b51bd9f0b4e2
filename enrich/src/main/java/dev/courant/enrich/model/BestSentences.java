package dev.courant.enrich.model;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** For each topic the two sentences of an article with the highest margins. Not thread-safe while it is filled. */
public final class BestSentences {
    /** What the second sentence counts of the first. */
    private static final double SECOND = 0.5;

    /** How much lower than the only sentence a second is taken to be that is not there. */
    private static final double MISSING = 1;

    private final int[] sentences;
    private final double[] firsts;
    private final double[] seconds;

    BestSentences(int topics) {
        sentences = new int[topics];
        firsts = new double[topics];
        seconds = new double[topics];
        Arrays.fill(sentences, -1);
        Arrays.fill(firsts, Double.NEGATIVE_INFINITY);
        Arrays.fill(seconds, Double.NEGATIVE_INFINITY);
    }

    /**
     * Computes the strength of a topic.
     *
     * @param sentences the number of sentences, at least one
     * @param margin the margin of each
     * @return the strength, see {@link #strength(int)}
     */
    public static double strength(int sentences, IntToDoubleFunction margin) {
        var best = new BestSentences(1);
        for (int sentence = 0; sentence < sentences; sentence++) {
            best.add(0, sentence, margin.applyAsDouble(sentence));
        }
        return best.strength(0);
    }

    /**
     * Returns what must be added to the margin of each sentence to move a strength.
     *
     * @param strength what is added to the strength
     * @return what is added to the margins
     */
    public static double marginOfStrength(double strength) {
        return strength / (1 + SECOND);
    }

    void add(int topic, int sentence, double margin) {
        if (margin > firsts[topic]) {
            seconds[topic] = firsts[topic];
            firsts[topic] = margin;
            sentences[topic] = sentence;
        } else if (margin > seconds[topic]) {
            seconds[topic] = margin;
        }
    }

    /** {@return whether the article has a sentence that is long enough} */
    public boolean isFound() {
        return sentences.length > 0 && sentences[0] >= 0;
    }

    /** {@return the number of the best sentence for a topic} */
    public int sentence(int topic) {
        return sentences[topic];
    }

    /** {@return the margin of the best sentence for a topic, in logits} */
    public double margin(int topic) {
        return firsts[topic];
    }

    /** {@return how much the article resembles a topic: the margin of the best sentence and half that of the next} */
    public double strength(int topic) {
        double second = Double.isInfinite(seconds[topic]) ? firsts[topic] - MISSING : seconds[topic];
        return firsts[topic] + SECOND * second;
    }
}
