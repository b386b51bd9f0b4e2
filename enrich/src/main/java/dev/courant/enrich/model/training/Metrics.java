package dev.courant.enrich.model.training;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Metrics of scores against labels. Pure functions. */
final class Metrics {
    private static final int BINS = 10;

    private Metrics() {}

    /** Counts of decisions: true positives, false positives and false negatives. */
    record Decisions(int hits, int wrong, int missed) {
        static Decisions of(double[] scores, boolean[] labels, double threshold) {
            int hits = 0;
            int wrong = 0;
            int missed = 0;
            for (int i = 0; i < scores.length; i++) {
                boolean asserted = scores[i] >= threshold;
                hits += asserted && labels[i] ? 1 : 0;
                wrong += asserted && !labels[i] ? 1 : 0;
                missed += !asserted && labels[i] ? 1 : 0;
            }
            return new Decisions(hits, wrong, missed);
        }

        Decisions plus(Decisions other) {
            return new Decisions(hits + other.hits, wrong + other.wrong, missed + other.missed);
        }

        double f1() {
            return hits == 0 ? 0 : 2.0 * hits / (2.0 * hits + wrong + missed);
        }
    }

    /** Returns the mean of the precision at each positive, highest score first; equal scores have the same rank. */
    static double averagePrecision(double[] scores, boolean[] labels) {
        List<Integer> order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> scores[i]).reversed())
                .toList();
        double sum = 0;
        int hits = 0;
        for (int from = 0, to = 0; from < scores.length; from = to) {
            int before = hits;
            for (; to < scores.length && scores[order.get(to)] == scores[order.get(from)]; to++) {
                hits += labels[order.get(to)] ? 1 : 0;
            }
            sum += (hits - before) * (double) hits / to;
        }
        return hits == 0 ? 0 : sum / hits;
    }

    /** Returns the mean log loss in nats. */
    static double logLoss(double[] scores, boolean[] labels) {
        return IntStream.range(0, scores.length)
                .mapToDouble(i -> -Math.log(Math.max(1e-6, labels[i] ? scores[i] : 1 - scores[i])))
                .average()
                .orElse(0);
    }

    /** Returns the expected calibration error, in ten bins of the score. */
    static double calibrationError(double[] scores, boolean[] labels) {
        double[] excess = new double[BINS];
        for (int i = 0; i < scores.length; i++) {
            excess[Math.min(BINS - 1, (int) (scores[i] * BINS))] += scores[i] - (labels[i] ? 1 : 0);
        }
        return scores.length == 0
                ? 0
                : IntStream.range(0, BINS)
                                .mapToDouble(bin -> Math.abs(excess[bin]))
                                .sum()
                        / scores.length;
    }
}
