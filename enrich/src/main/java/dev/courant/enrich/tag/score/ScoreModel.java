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
 *   <li>ln (1 + T), the evidence in the title;
 *   <li>H, the share of E that comes from rules lighter than {@value #HINT}, which are hints;
 *   <li>Q, the number of quarters of the article in which the topic occurs: a mention in passing occurs once;
 *   <li>ln w, the number of words: a longer article has more chance mentions.
 * </ul>
 *
 * <pre>
 * logit = 0.9 ln(E + 0.05) + 0.85 ln(U + 0.05) + 0.75 ln n + 0.45 ln(1 + T) - 1.5 H + 0.55 Q - 0.75 ln(w / 600) - 2.9
 * </pre>
 *
 * docs/tagging.md says how the coefficients were found and how well they fit.
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

    private static final double EVIDENCE = 0.9;
    private static final double UNDIVIDED = 0.85;
    private static final double VARIETY = 0.75;
    private static final double IN_TITLE = 0.45;
    private static final double HINTED = -1.5;
    private static final double QUARTERS = 0.55;
    private static final double LENGTH = -0.75;
    private static final double INTERCEPT = -2.9;
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
     * @param words the length of the article, title included
     * @param prior added to the logit
     */
    static double score(TopicEvidence topic, int words, double prior) {
        double length = Math.clamp(words / TYPICAL_WORDS, MIN_LENGTH, MAX_LENGTH);
        double logit = EVIDENCE * Math.log(topic.total() + MIN_EVIDENCE)
                + UNDIVIDED * Math.log(topic.strength().undivided() + MIN_EVIDENCE)
                + VARIETY * Math.log(topic.phrases())
                + IN_TITLE * Math.log1p(topic.placement().inTitle())
                + HINTED * topic.strength().hinted()
                + QUARTERS * topic.placement().quarters()
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
