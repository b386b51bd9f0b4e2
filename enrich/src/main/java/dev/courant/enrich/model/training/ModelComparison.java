package dev.courant.enrich.model.training;

import dev.courant.enrich.evaluation.AveragePrecision;
import dev.courant.enrich.evaluation.Decisions;
import dev.courant.enrich.evaluation.Reliability;
import dev.courant.enrich.model.Fusion;
import dev.courant.enrich.model.training.TrainingReport.Compared;
import dev.courant.enrich.model.training.TrainingReport.Found;
import dev.courant.enrich.model.training.TrainingReport.Overall;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Compares the scores of the rules, of the model and of both fused.
 *
 * @param labeled the scores of rules and model, with the labels
 * @param fused by topic, then article: the fused score, 0 where rules found no passage
 * @param threshold the score from which a topic is asserted
 */
record ModelComparison(LabeledScores labeled, double[][] fused, double threshold) {

    /** Fuses the scores of each fold with coefficients that are fitted to the other folds. */
    static ModelComparison of(LabeledScores labeled, CrossValidation validation, double threshold) {
        double[][] fused = new double[labeled.topics().size()][labeled.articles()];
        for (int fold = 0; fold < validation.folds(); fold++) {
            Fusion fusion = FusionFitter.fit(labeled, validation.training(fold));
            for (int article : validation.test(fold)) {
                for (int topic = 0; topic < fused.length; topic++) {
                    fused[topic][article] = labeled.hasPassage(topic, article)
                            ? fusion.score(
                                    labeled.ruleScores()[topic][article],
                                    labeled.margins()[topic][article],
                                    labeled.words()[article])
                            : 0;
                }
            }
        }
        return new ModelComparison(labeled, fused, threshold);
    }

    Compared<Found> found(int topic) {
        return new Compared<>(found(topic, labeled.ruleScores()), found(topic, modelScores()), found(topic, fused));
    }

    Compared<Overall> overall() {
        return new Compared<>(overall(labeled.ruleScores()), overall(modelScores()), overall(fused));
    }

    private double[][] modelScores() {
        return Stream.of(labeled.margins())
                .map(margins -> IntStream.range(0, margins.length)
                        .mapToDouble(article -> Fusion.probability(margins[article]))
                        .toArray())
                .toArray(double[][]::new);
    }

    /** Returns whether the fused scores of a topic have at least the average precision of the rules. */
    boolean isHelped(int topic) {
        Compared<Found> found = found(topic);
        return found.fused().averagePrecision() >= found.rules().averagePrecision();
    }

    /** Returns the comparison for some of the topics. */
    ModelComparison only(List<Integer> chosen) {
        return new ModelComparison(
                labeled.only(chosen), chosen.stream().map(topic -> fused[topic]).toArray(double[][]::new), threshold);
    }

    private Found found(int topic, double[][] scores) {
        boolean[] labels = labeled.labels()[topic];
        return new Found(
                AveragePrecision.of(scores[topic], labels),
                Decisions.of(scores[topic], labels, threshold).f1());
    }

    private Overall overall(double[][] scores) {
        List<Found> each = IntStream.range(0, scores.length)
                .mapToObj(topic -> found(topic, scores))
                .toList();
        Decisions all = IntStream.range(0, scores.length)
                .mapToObj(topic -> Decisions.of(scores[topic], labeled.labels()[topic], threshold))
                .reduce(new Decisions(0, 0, 0), Decisions::plus);
        WithPassage rows = withPassage(scores);
        return new Overall(
                each.stream().mapToDouble(Found::averagePrecision).average().orElse(0),
                each.stream().mapToDouble(Found::f1).average().orElse(0),
                all.f1(),
                LogLoss.of(rows.scores(), rows.labels()),
                Reliability.of(rows.scores(), rows.labels()).error());
    }

    /** The scores and labels of the pairs of topic and article for which rules found a passage. */
    private record WithPassage(double[] scores, boolean[] labels) {}

    private WithPassage withPassage(double[][] scores) {
        var chosen = new ArrayList<Double>();
        var positive = new BitSet();
        for (int topic = 0; topic < scores.length; topic++) {
            for (int article = 0; article < scores[topic].length; article++) {
                if (labeled.hasPassage(topic, article)) {
                    positive.set(chosen.size(), labeled.labels()[topic][article]);
                    chosen.add(scores[topic][article]);
                }
            }
        }
        boolean[] labels = new boolean[chosen.size()];
        positive.stream().forEach(i -> labels[i] = true);
        return new WithPassage(chosen.stream().mapToDouble(Double::doubleValue).toArray(), labels);
    }
}
