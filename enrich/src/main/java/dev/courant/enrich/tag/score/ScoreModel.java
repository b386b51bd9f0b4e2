package dev.courant.enrich.tag.score;

import dev.courant.enrich.taxonomy.TopicRule;
import java.util.stream.IntStream;

/**
 * Computes the score of a topic from its evidence.
 *
 * <p>A passage contributes the weight of its rule, multiplied by a factor for its place (title 2, lead 1.5, else 1) and
 * by a factor for its novelty: a match after k others of the same rule counts 0.85 to the power k, and the second match
 * in one sentence counts half, so that a topic spread over an article outweighs a list of its words. What the last part
 * of an article tells of years long past counts 0.3 ({@link dev.courant.enrich.tag.scan.Background}). C occurrences of
 * counter-evidence multiply all contributions by E / (E + C). The contributions of all passages add up to the evidence
 * E.
 *
 * <p>The score is the probability that a trained annotator finds a substantive passage on the topic. It is given by one
 * logistic regression for all topics, on
 *
 * <ul>
 *   <li>ln E;
 *   <li>ln U, the undivided evidence: that of each sentence less the part of other topics ({@link SentenceShares});
 *   <li>ln n, the number of different phrases: three different phrases are stronger than one phrase three times;
 *   <li>ln (1 + k), the number of topics with any evidence: the fewer there are for its length, the more likely is each
 *       a chance mention;
 *   <li>ln w, the number of words: a longer article has more chance mentions;
 *   <li>the topic's prior.
 * </ul>
 *
 * <pre>
 * logit = 1.15 ln(E + 0.05) + 0.7 ln(U + 0.05) + 0.9 ln n + 0.55 ln(1 + k) - 1.2 ln(w / 600) - 3.8 + prior
 * </pre>
 *
 * A topic of which {@value #MOSTLY_HINTS} of the evidence comes from hints, rules lighter than
 * {@value dev.courant.enrich.taxonomy.TopicRule#HINT}, stays below the threshold.
 *
 * <p>docs/tagging.md says how the coefficients were found and how well they fit.
 *
 * <p>A topic is central when it has evidence in title or lead, and at least two fifths of the evidence of the strongest
 * topic.
 */
final class ScoreModel {
    static final double TITLE = 2.0;
    static final double LEAD = 1.5;
    static final double CENTRAL_SHARE = 0.4;

    /** A rule with less weight is a hint. */
    static final double HINT = TopicRule.HINT;

    /** Hints that make up so much of the evidence do not carry a tag. */
    private static final double MOSTLY_HINTS = 0.8;

    /** What such a topic reaches of the threshold. */
    private static final double BELOW_THRESHOLD = 0.9;

    private static final double REPEATED_RULE = 0.85;
    private static final double SAME_SENTENCE = 0.5;
    private static final double COUNTER = 1.0;

    private static final double EVIDENCE = 1.15;
    private static final double UNDIVIDED = 0.7;
    private static final double VARIETY = 0.9;
    private static final double TOPICS = 0.55;
    private static final double LENGTH = -1.2;
    private static final double INTERCEPT = -3.8;
    private static final double MIN_EVIDENCE = 0.05;
    private static final double TYPICAL_WORDS = 600;
    private static final double MIN_LENGTH = 0.1;
    private static final double MAX_LENGTH = 4;

    /** Powers, computed once; further ones are too small to matter. */
    private static final double[] REPEATED_RULES = powers(REPEATED_RULE);

    private static final double[] SAME_SENTENCES = powers(SAME_SENTENCE);

    private ScoreModel() {}

    static double novelty(int earlierOfRule, int earlierInSentence) {
        return power(REPEATED_RULES, earlierOfRule) * power(SAME_SENTENCES, earlierInSentence);
    }

    static double counterFactor(double evidence, int counterPhrases) {
        return counterPhrases == 0 ? 1 : evidence / (evidence + COUNTER * counterPhrases);
    }

    /**
     * Returns the score of a topic.
     *
     * @param topics the number of topics with any evidence in the article
     * @param words the length of the article, title included
     * @param prior added to the logit
     */
    static double score(TopicEvidence topic, int topics, int words, double prior) {
        double length = Math.clamp(words / TYPICAL_WORDS, MIN_LENGTH, MAX_LENGTH);
        double logit = EVIDENCE * Math.log(topic.total() + MIN_EVIDENCE)
                + UNDIVIDED * Math.log(topic.strength().undivided() + MIN_EVIDENCE)
                + VARIETY * Math.log(topic.phrases())
                + TOPICS * Math.log1p(topics)
                + LENGTH * Math.log(length)
                + INTERCEPT
                + prior;
        return 1 / (1 + Math.exp(-logit));
    }

    /** Returns a score; below the threshold if hints are nearly all that speaks for the topic. */
    static double limited(TopicEvidence topic, double score, double threshold) {
        return topic.strength().hinted() >= MOSTLY_HINTS ? Math.min(score, BELOW_THRESHOLD * threshold) : score;
    }

    private static double[] powers(double base) {
        return IntStream.range(0, 64).mapToDouble(k -> Math.pow(base, k)).toArray();
    }

    private static double power(double[] powers, int exponent) {
        return powers[Math.min(exponent, powers.length - 1)];
    }
}
