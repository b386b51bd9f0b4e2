package dev.courant.enrich.model.training;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Metrics of scores against what is right. Pure functions. */
final class Metrics {
    private static final int BINS = 10;

    private Metrics() {}

    /** Right and wrong decisions. */
    record Decisions(int hits, int wrong, int missed) {
        static Decisions of(double[] scores, boolean[] right, double threshold) {
            int hits = 0;
            int wrong = 0;
            int missed = 0;
            for (int i = 0; i < scores.length; i++) {
                boolean said = scores[i] >= threshold;
                hits += said && right[i] ? 1 : 0;
                wrong += said && !right[i] ? 1 : 0;
                missed += !said && right[i] ? 1 : 0;
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

    /** The mean precision at each right one, best score first; equal scores count together. */
    static double averagePrecision(double[] scores, boolean[] right) {
        List<Integer> order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> scores[i]).reversed())
                .toList();
        double sum = 0;
        int hits = 0;
        for (int from = 0, to = 0; from < scores.length; from = to) {
            int before = hits;
            for (; to < scores.length && scores[order.get(to)] == scores[order.get(from)]; to++) {
                hits += right[order.get(to)] ? 1 : 0;
            }
            sum += (hits - before) * (double) hits / to;
        }
        return hits == 0 ? 0 : sum / hits;
    }

    /** The mean of what a score costs that should have been 1, or 0. */
    static double logLoss(double[] scores, boolean[] right) {
        return IntStream.range(0, scores.length)
                .mapToDouble(i -> -Math.log(Math.max(1e-6, right[i] ? scores[i] : 1 - scores[i])))
                .average()
                .orElse(0);
    }

    /** How far score and share of right ones are apart in tenths of the scale, on the average. */
    static double calibrationError(double[] scores, boolean[] right) {
        double[] excess = new double[BINS];
        for (int i = 0; i < scores.length; i++) {
            excess[Math.min(BINS - 1, (int) (scores[i] * BINS))] += scores[i] - (right[i] ? 1 : 0);
        }
        return scores.length == 0
                ? 0
                : IntStream.range(0, BINS)
                                .mapToDouble(bin -> Math.abs(excess[bin]))
                                .sum()
                        / scores.length;
    }
}
