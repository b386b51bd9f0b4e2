package dev.courant.enrich.model.training;

import dev.courant.enrich.model.Fusion;
import java.util.stream.IntStream;

/**
 * Fits the coefficients of a {@link Fusion} by one logistic regression over all pairs of an article and a topic for
 * which rules found a passage. Margins must come from models that were trained without the article. Features are scaled
 * by ten, which weakens the penalty on the coefficients.
 *
 * <p>The coefficients are then moved towards the rules alone, since rules hold on articles of other kinds and years
 * better than words do.
 */
final class FusionFitter {
    private static final double SCALE = 10;

    /** How far the fitted coefficients are trusted; from 0.6 to 0.8 the figures of unseen articles hardly change. */
    private static final double TRUST = 0.75;

    private FusionFitter() {}

    static Fusion fit(LabeledScores scores) {
        return fit(scores, IntStream.range(0, scores.articles()).toArray());
    }

    static Fusion fit(LabeledScores scores, int[] articles) {
        var examples = new Examples();
        for (int topic = 0; topic < scores.topics().size(); topic++) {
            for (int article : articles) {
                if (scores.hasPassage(topic, article)) {
                    examples.add(
                            Examples.vector(
                                    SCALE * Fusion.logit(scores.ruleScores()[topic][article]),
                                    SCALE * scores.margins()[topic][article],
                                    SCALE * Fusion.relativeLength(scores.words()[article]),
                                    SCALE),
                            scores.labels()[topic][article]);
                }
            }
        }
        double[] weights = examples.weights(4, 1, 1);
        return new Fusion(SCALE * weights[0], SCALE * weights[1], SCALE * weights[2], SCALE * weights[3])
                .trusted(TRUST);
    }
}
