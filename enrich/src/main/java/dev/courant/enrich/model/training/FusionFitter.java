package dev.courant.enrich.model.training;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import dev.courant.enrich.model.Fusion;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds the coefficients of a {@link Fusion} by one logistic regression over all pairs of an article and a topic for
 * which rules found a passage. Margins must come from models that had not seen the article. Values times ten let the
 * coefficients wander about ten from 0 before the penalty holds them.
 */
final class FusionFitter {
    private static final double FREEDOM = 10;

    private FusionFitter() {}

    static Fusion fit(LabeledScores scores, int[] articles) {
        List<Feature[]> vectors = new ArrayList<>();
        var right = new BitSet();
        for (int topic = 0; topic < scores.topics().size(); topic++) {
            for (int article : articles) {
                if (scores.hasPassage(topic, article)) {
                    right.set(vectors.size(), scores.labels()[topic][article]);
                    vectors.add(vector(scores.ruleScores()[topic][article], scores.margins()[topic][article]));
                }
            }
        }
        double[] weights =
                LogisticRegression.weights(vectors.toArray(Feature[][]::new), labels(right, vectors.size()), 3, 1);
        return new Fusion(FREEDOM * weights[0], FREEDOM * weights[1], FREEDOM * weights[2]);
    }

    private static Feature[] vector(double ruleScore, double margin) {
        return new Feature[] {
            new FeatureNode(1, FREEDOM * Fusion.logit(ruleScore)),
            new FeatureNode(2, FREEDOM * margin),
            new FeatureNode(3, FREEDOM)
        };
    }

    private static boolean[] labels(BitSet right, int count) {
        boolean[] labels = new boolean[count];
        right.stream().forEach(i -> labels[i] = true);
        return labels;
    }
}
