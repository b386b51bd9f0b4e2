package dev.courant.enrich.model;

/**
 * Combines the score of the rules and the margin of the model into one probability:
 *
 * <pre>logit = rules * logit(score of the rules) + margin * (margin of the model) + length * ln(words / 600) + offset
 * </pre>
 *
 * All topics have the same four coefficients.
 *
 * @param rules the weight of the rules' score
 * @param margin the weight of the model's margin
 * @param length the weight of the article's length: margins are smaller in short articles, which have fewer words to
 *     tell from
 * @param offset the intercept
 */
public record Fusion(double rules, double margin, double length, double offset) {
    private static final double USUAL_WORDS = 600;
    private static final double MIN_PROBABILITY = 1e-6;

    /**
     * Returns the fused probability.
     *
     * @param ruleScore the score of the rules, from 0 to 1
     * @param topicMargin the margin of the model, in logits
     * @param words the number of words of the article
     * @return a probability
     */
    public double score(double ruleScore, double topicMargin, int words) {
        return probability(rules * logit(ruleScore) + margin * topicMargin + length * relativeLength(words) + offset);
    }

    /**
     * Returns the coefficients between those of the rules alone and these: the logit of a score is the mean of the
     * logits that both give, weighted.
     *
     * @param share the weight of these coefficients, from 0 (the rules alone) to 1
     * @return the coefficients
     */
    public Fusion trusted(double share) {
        return new Fusion(1 + share * (rules - 1), share * margin, share * length, share * offset);
    }

    /**
     * Returns the length of an article in relation to one of usual length.
     *
     * @param words the number of its words
     * @return the natural logarithm of the ratio
     */
    public static double relativeLength(int words) {
        return Math.log(Math.max(1, words) / USUAL_WORDS);
    }

    /**
     * Returns the logit of a probability, limited to finite values.
     *
     * @param probability from 0 to 1
     * @return the logit, from -13.8 to 13.8
     */
    public static double logit(double probability) {
        double inside = Math.clamp(probability, MIN_PROBABILITY, 1 - MIN_PROBABILITY);
        return Math.log(inside / (1 - inside));
    }

    /**
     * Returns the probability of a logit.
     *
     * @param logit any number
     * @return the probability, from 0 to 1
     */
    public static double probability(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
