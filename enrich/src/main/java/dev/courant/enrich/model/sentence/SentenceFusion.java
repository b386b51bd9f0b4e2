package dev.courant.enrich.model.sentence;

import dev.courant.enrich.model.Fusion;

/**
 * Combines the score of the rules (and of the model of words beside them) and the strength of the best sentences into
 * one probability. A long article has more sentences that resemble something by chance, so there are coefficients for
 * short articles and for long ones; between {@value #SHORT} and {@value #LONG} words the logits of both are mixed. All
 * topics have the same coefficients.
 *
 * @param shorter the coefficients for short articles, one for each of the {@link #inputs}
 * @param longer those for long articles
 */
public record SentenceFusion(double[] shorter, double[] longer) {
    /** The number of coefficients. */
    public static final int SIZE = 6;

    /** Up to so many words an article is short. */
    public static final int SHORT = 200;

    /** From so many words an article is long. */
    public static final int LONG = 300;

    private static final double LEAST = 0.01;
    private static final double MOST = 0.995;

    /** Copies and checks the coefficients. */
    public SentenceFusion {
        shorter = checked(shorter);
        longer = checked(longer);
    }

    private static double[] checked(double[] coefficients) {
        if (coefficients.length != SIZE) {
            throw new IllegalArgumentException(SIZE + " coefficients, not " + coefficients.length);
        }
        return coefficients.clone();
    }

    /**
     * Returns the inputs of the logistic regression. With r for the logit of the score, 0 without a passage, f for 1
     * with a passage and 0 without, s for the strength of the sentences and w for ln (words / 300): r, f, s, f s, w and
     * 1.
     *
     * @param score the score of a topic for which rules found a passage, or 0
     * @param strength the strength of the best sentences, see {@link BestSentences#strength}
     * @param words the number of words of the article
     * @return the inputs
     */
    public static double[] inputs(double score, double strength, int words) {
        double found = score > 0 ? 1 : 0;
        double rules = score > 0 ? Fusion.logit(Math.clamp(score, LEAST, MOST)) : 0;
        return new double[] {rules, found, strength, found * strength, length(words), 1};
    }

    /**
     * Returns the combined probability.
     *
     * @param score as for {@link #inputs}
     * @param strength as for {@link #inputs}
     * @param words as for {@link #inputs}
     * @return a probability
     */
    public double score(double score, double strength, int words) {
        double[] inputs = inputs(score, strength, words);
        double share = Math.clamp((length(words) - length(SHORT)) / (length(LONG) - length(SHORT)), 0, 1);
        return Fusion.probability((1 - share) * logit(shorter, inputs) + share * logit(longer, inputs));
    }

    private static double length(int words) {
        return Math.log(Math.max(1, words) / (double) LONG);
    }

    private static double logit(double[] coefficients, double[] inputs) {
        double logit = 0;
        for (int i = 0; i < SIZE; i++) {
            logit += coefficients[i] * inputs[i];
        }
        return logit;
    }
}
