package dev.courant.enrich.tag.score;

import java.util.stream.IntStream;

/**
 * How evidence becomes a score.
 *
 * <p>A passage contributes the weight of its rule, times where it stands (title 2, lead 1.5, else 1), times how new it
 * is: the k-th match of the same rule counts 0.85 to the power k, and a second match in one sentence half, so that a
 * topic spread over an article outweighs a list of its words. Phrases that speak against the topic scale all of its
 * contributions by E / (E + C): evidence against evidence plus counter-phrases. The contributions of all passages add
 * up to the raw evidence E.
 *
 * <p>The score is the probability that a trained annotator finds a substantive passage on the topic, by one logistic
 * regression for all topics, on
 *
 * <ul>
 *   <li>ln E;
 *   <li>ln U, the undivided evidence: what the topic says in sentences that it need not share ({@link SentenceShares});
 *   <li>ln n, the number of different phrases: three ways to say a thing are more than one way said three times;
 *   <li>ln (1 + T), the evidence in the title;
 *   <li>H, the share of E that comes from rules lighter than {@value #HINT}, which are hints;
 *   <li>Q, the number of quarters of the article in which the topic comes up: what is mentioned in passing is mentioned
 *       once;
 *   <li>ln w, the number of words: a longer article has more chance mentions.
 * </ul>
 *
 * <pre>
 * logit = 0.9 ln(E + 0.05) + 0.85 ln(U + 0.05) + 0.75 ln n + 0.45 ln(1 + T) - 1.5 H + 0.55 Q - 0.75 ln(w / 600) - 2.9
 * </pre>
 *
 * How the coefficients were found and how well they hold is in docs/tagging.md.
 *
 * <p>A topic is central when it has evidence in title or lead, and at least two fifths of the evidence of the strongest
 * topic.
 */
final class ScoreModel {
    static final double TITLE = 2.0;
    static final double LEAD = 1.5;
    static final double CENTRAL_SHARE = 0.4;

    /** A rule of less weight is a hint. */
    static final double HINT = 0.45;

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
    private static final double LEAST_EVIDENCE = 0.05;
    private static final double USUAL_WORDS = 600;
    private static final double LEAST_LENGTH = 0.1;
    private static final double MOST_LENGTH = 4;

    /** Powers up to where they no longer matter, computed once. */
    private static final double[] REPEATED_RULES = powers(REPEATED_RULE);

    private static final double[] SAME_SENTENCES = powers(SAME_SENTENCE);

    private ScoreModel() {}

    static double novelty(int earlierOfRule, int earlierInSentence) {
        return power(REPEATED_RULES, earlierOfRule) * power(SAME_SENTENCES, earlierInSentence);
    }

    static double counterFactor(double evidence, int counterPhrases) {
        return counterPhrases == 0 ? 1 : evidence / (evidence + COUNTER * counterPhrases);
    }

    /** @param words the length of the article, title included */
    static double score(TopicEvidence topic, int words) {
        double length = Math.clamp(words / USUAL_WORDS, LEAST_LENGTH, MOST_LENGTH);
        double logit = EVIDENCE * Math.log(topic.evidence() + LEAST_EVIDENCE)
                + UNDIVIDED * Math.log(topic.undivided() + LEAST_EVIDENCE)
                + VARIETY * Math.log(topic.phrases())
                + IN_TITLE * Math.log1p(topic.inTitle())
                + HINTED * topic.hinted()
                + QUARTERS * topic.quarters()
                + LENGTH * Math.log(length)
                + INTERCEPT;
        return 1 / (1 + Math.exp(-logit));
    }

    private static double[] powers(double base) {
        return IntStream.range(0, 64).mapToDouble(k -> Math.pow(base, k)).toArray();
    }

    private static double power(double[] powers, int exponent) {
        return powers[Math.min(exponent, powers.length - 1)];
    }
}
