package dev.courant.enrich.model;

/**
 * Combines the score of the rules (and of the model of words beside them) and the strength of the best sentences of a
 * short article into one probability. A long article has sentences that resemble something by chance, and there they
 * add nothing to what rules find: from {@value #LONG} words on the score stays as it is, and between {@value #SHORT}
 * and that the logits of both are mixed. All topics have the same coefficients.
 *
 * @param coefficients one for each of the {@link #inputs}
 */
public record SentenceFusion(double[] coefficients) {
    /** The number of coefficients. */
    public static final int SIZE = 6;

    /** Up to so many words an article is short. */
    public static final int SHORT = 200;

    /** From so many words on an article is long. */
    public static final int LONG = 260;

    private static final int STRENGTH = 2;
    private static final int STRENGTH_WITH_PASSAGE = 3;
    private static final double LEAST = 0.01;
    private static final double MOST = 0.995;

    /** Copies and checks the coefficients. */
    public SentenceFusion {
        coefficients = coefficients.clone();
        if (coefficients.length != SIZE) {
            throw new IllegalArgumentException(SIZE + " coefficients, not " + coefficients.length);
        }
    }

    /** {@return a copy of the coefficients} */
    @Override
    public double[] coefficients() {
        return coefficients.clone();
    }

    /**
     * Returns the inputs of the logistic regression. With r for the logit of the score, 0 without a passage, f for 1
     * with a passage and 0 without, s for the strength of the sentences and w for ln (words / 260): r, f, s, f s, w and
     * 1.
     *
     * @param score the score of a topic for which rules found a passage, or 0
     * @param strength the strength of the best sentences, see {@link BestSentences#strength}
     * @param words the number of words of the article
     * @return the inputs
     */
    public static double[] inputs(double score, double strength, int words) {
        double found = score > 0 ? 1 : 0;
        double rules = score > 0 ? limitedLogit(score) : 0;
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
        if (words >= LONG) {
            return score;
        }
        double logit = logit(coefficients, inputs(score, strength, words));
        double kept = Math.clamp(1 - length(words) / length(SHORT), 0, 1);
        return Fusion.probability(kept == 0 ? logit : (1 - kept) * logit + kept * limitedLogit(score));
    }

    /**
     * Returns the logit of a probability before it is mixed with the score so far.
     *
     * @param coefficients one for each input
     * @param inputs as of {@link #inputs}
     * @return their scalar product
     */
    public static double logit(double[] coefficients, double[] inputs) {
        double logit = 0;
        for (int i = 0; i < SIZE; i++) {
            logit += coefficients[i] * inputs[i];
        }
        return logit;
    }

    /**
     * Returns by how much the logit grows with the strength of the sentences.
     *
     * @param coefficients one for each input
     * @param score as for {@link #inputs}
     * @return the slope
     */
    public static double effectOfStrength(double[] coefficients, double score) {
        return coefficients[STRENGTH] + (score > 0 ? coefficients[STRENGTH_WITH_PASSAGE] : 0);
    }

    private static double limitedLogit(double score) {
        return Fusion.logit(Math.clamp(score, LEAST, MOST));
    }

    /** The logarithm of the length, negative, and 0 for an article that is just long. */
    private static double length(int words) {
        return Math.log(Math.max(1, words) / (double) LONG);
    }
}
