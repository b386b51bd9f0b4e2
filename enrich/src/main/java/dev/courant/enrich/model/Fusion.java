package dev.courant.enrich.model;

/**
 * Combines the score of the rules and the margin of the model into one probability:
 *
 * <pre>logit = rules * logit(score of the rules) + margin * (margin of the model) + offset</pre>
 *
 * All topics have the same three coefficients.
 *
 * @param rules the weight of the rules' score
 * @param margin the weight of the model's margin
 * @param offset the intercept
 */
public record Fusion(double rules, double margin, double offset) {
    private static final double MIN_PROBABILITY = 1e-6;

    /**
     * Returns the fused probability.
     *
     * @param ruleScore the score of the rules, from 0 to 1
     * @param topicMargin the margin of the model, in logits
     * @return a probability
     */
    public double score(double ruleScore, double topicMargin) {
        return probability(rules * logit(ruleScore) + margin * topicMargin + offset);
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
