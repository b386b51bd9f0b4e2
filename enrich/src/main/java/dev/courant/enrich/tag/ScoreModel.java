package dev.courant.enrich.tag;

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
 * <p>The score is the probability that a trained annotator finds a substantive passage on the topic, by a logistic
 * regression on four features: ln E, the logarithm of the number n of different phrases that earned it (three ways to
 * say a thing are more than one way said three times), the logarithm of the article's length, for a longer article has
 * more chance mentions, and the logarithm of the topic's share s of the strongest topic's evidence, for an article that
 * says much more about something else mentions this in passing:
 *
 * <pre>logit = 2.3 ln(E + 0.05) + 1.0 ln n - 0.55 ln(words / 600) + 0.25 ln(s + 0.01) - 2.65</pre>
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

    private static final double REPEATED_RULE = 0.85;
    private static final double SAME_SENTENCE = 0.5;
    private static final double COUNTER = 1.0;

    private static final double EVIDENCE = 2.3;
    private static final double VARIETY = 1.0;
    private static final double LENGTH = -0.55;
    private static final double SHARE = 0.25;
    private static final double INTERCEPT = -2.65;
    private static final double LEAST_EVIDENCE = 0.05;
    private static final double LEAST_SHARE = 0.01;
    private static final double USUAL_WORDS = 600;

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

    /**
     * @param evidence the sum of all contributions
     * @param phrases how many different phrases contributed, at least 1
     * @param words the length of the article, title included
     * @param share the evidence of this topic by that of the strongest, from 0 to 1
     */
    static double score(double evidence, int phrases, int words, double share) {
        double length = Math.clamp(words / USUAL_WORDS, 0.05, 4);
        double logit = EVIDENCE * Math.log(evidence + LEAST_EVIDENCE)
                + VARIETY * Math.log(phrases)
                + LENGTH * Math.log(length)
                + SHARE * Math.log(share + LEAST_SHARE)
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
