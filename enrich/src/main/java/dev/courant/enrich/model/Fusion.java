package dev.courant.enrich.model;

/**
 * How the rules' score and the model's margin become one probability:
 *
 * <pre>logit = rules * logit(score of the rules) + margin * (margin of the model) + offset</pre>
 *
 * The three coefficients are shared by all topics.
 *
 * @param rules the weight of the rules' score
 * @param margin the weight of the model's margin
 * @param offset what is added
 */
public record Fusion(double rules, double margin, double offset) {
    private static final double LEAST = 1e-6;

    /**
     * The fused probability.
     *
     * @param ruleScore the score by rules, from 0 to 1
     * @param topicMargin the margin by the model, in logits
     * @return a probability
     */
    public double score(double ruleScore, double topicMargin) {
        return probability(rules * logit(ruleScore) + margin * topicMargin + offset);
    }

    /**
     * The logit of a probability, kept finite.
     *
     * @param probability from 0 to 1
     * @return at most 13.8 away from 0
     */
    public static double logit(double probability) {
        double inside = Math.clamp(probability, LEAST, 1 - LEAST);
        return Math.log(inside / (1 - inside));
    }

    /**
     * The probability of a logit.
     *
     * @param logit any number
     * @return from 0 to 1
     */
    public static double probability(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
