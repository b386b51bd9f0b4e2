package dev.courant.enrich.model.training;

import dev.courant.enrich.model.Fusion;
import dev.courant.enrich.model.training.Measures.Decisions;
import dev.courant.enrich.model.training.TrainingReport.Compared;
import dev.courant.enrich.model.training.TrainingReport.Found;
import dev.courant.enrich.model.training.TrainingReport.Overall;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Compares the three ways to score pairs of article and topic.
 *
 * @param fused by topic, then article: the score by both, 0 where rules found no passage
 */
record Comparison(Pairs pairs, double[][] fused, double threshold) {

    /** Fuses each part of the articles by coefficients from the other parts. */
    static Comparison of(Pairs pairs, Folds folds, double threshold) {
        double[][] fused = new double[pairs.topics().size()][pairs.articles()];
        for (int fold = 0; fold < folds.count(); fold++) {
            Fusion fusion = FusionFit.fit(pairs, folds.without(fold));
            for (int article : folds.only(fold)) {
                for (int topic = 0; topic < fused.length; topic++) {
                    fused[topic][article] = pairs.hasPassage(topic, article)
                            ? fusion.score(pairs.ruleScores()[topic][article], pairs.margins()[topic][article])
                            : 0;
                }
            }
        }
        return new Comparison(pairs, fused, threshold);
    }

    Compared<Found> found(int topic) {
        return new Compared<>(found(topic, pairs.ruleScores()), found(topic, modelScores()), found(topic, fused));
    }

    Compared<Overall> overall() {
        return new Compared<>(overall(pairs.ruleScores()), overall(modelScores()), overall(fused));
    }

    private double[][] modelScores() {
        return Stream.of(pairs.margins())
                .map(margins -> IntStream.range(0, margins.length)
                        .mapToDouble(article -> Fusion.probability(margins[article]))
                        .toArray())
                .toArray(double[][]::new);
    }

    /** The topics that are found no worse by both than by rules alone. */
    List<Integer> helped() {
        return IntStream.range(0, fused.length)
                .filter(topic -> found(topic).fused().averagePrecision()
                        >= found(topic).rules().averagePrecision())
                .boxed()
                .toList();
    }

    private Found found(int topic, double[][] scores) {
        boolean[] right = pairs.right()[topic];
        return new Found(
                Measures.averagePrecision(scores[topic], right),
                Decisions.of(scores[topic], right, threshold).f1());
    }

    private Overall overall(double[][] scores) {
        List<Found> each = IntStream.range(0, scores.length)
                .mapToObj(topic -> found(topic, scores))
                .toList();
        Decisions all = IntStream.range(0, scores.length)
                .mapToObj(topic -> Decisions.of(scores[topic], pairs.right()[topic], threshold))
                .reduce(new Decisions(0, 0, 0), Decisions::plus);
        WithPassage rows = withPassage(scores);
        return new Overall(
                each.stream().mapToDouble(Found::averagePrecision).average().orElse(0),
                each.stream().mapToDouble(Found::f1).average().orElse(0),
                all.f1(),
                Measures.logLoss(rows.scores(), rows.right()),
                Measures.calibrationError(rows.scores(), rows.right()));
    }

    /** The scores of the pairs for which a tag is possible. */
    private record WithPassage(double[] scores, boolean[] right) {}

    private WithPassage withPassage(double[][] scores) {
        var chosen = new ArrayList<Double>();
        var labels = new BitSet();
        for (int topic = 0; topic < scores.length; topic++) {
            for (int article = 0; article < scores[topic].length; article++) {
                if (pairs.hasPassage(topic, article)) {
                    labels.set(chosen.size(), pairs.right()[topic][article]);
                    chosen.add(scores[topic][article]);
                }
            }
        }
        boolean[] right = new boolean[chosen.size()];
        labels.stream().forEach(i -> right[i] = true);
        return new WithPassage(chosen.stream().mapToDouble(Double::doubleValue).toArray(), right);
    }
}
