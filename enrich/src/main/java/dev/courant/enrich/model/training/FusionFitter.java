package dev.courant.enrich.model.training;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import dev.courant.enrich.model.Fusion;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
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
        List<Feature[]> vectors = new ArrayList<>();
        var positive = new BitSet();
        for (int topic = 0; topic < scores.topics().size(); topic++) {
            for (int article : articles) {
                if (scores.hasPassage(topic, article)) {
                    positive.set(vectors.size(), scores.labels()[topic][article]);
                    vectors.add(vector(
                            scores.ruleScores()[topic][article],
                            scores.margins()[topic][article],
                            scores.words()[article]));
                }
            }
        }
        double[] weights =
                LogisticRegression.weights(vectors.toArray(Feature[][]::new), labels(positive, vectors.size()), 4, 1);
        return new Fusion(SCALE * weights[0], SCALE * weights[1], SCALE * weights[2], SCALE * weights[3])
                .trusted(TRUST);
    }

    private static Feature[] vector(double ruleScore, double margin, int words) {
        return new Feature[] {
            new FeatureNode(1, SCALE * Fusion.logit(ruleScore)),
            new FeatureNode(2, SCALE * margin),
            new FeatureNode(3, SCALE * Fusion.relativeLength(words)),
            new FeatureNode(4, SCALE)
        };
    }

    private static boolean[] labels(BitSet positive, int count) {
        boolean[] labels = new boolean[count];
        positive.stream().forEach(i -> labels[i] = true);
        return labels;
    }
}
