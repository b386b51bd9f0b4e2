package dev.courant.enrich.model.training;

import java.util.stream.IntStream;

/** The log loss of scores against labels. */
final class LogLoss {
    private static final double LEAST_PROBABILITY = 1e-6;

    private LogLoss() {}

    /** Returns the mean, in nats. */
    static double of(double[] scores, boolean[] labels) {
        return IntStream.range(0, scores.length)
                .mapToDouble(i -> -Math.log(Math.max(LEAST_PROBABILITY, labels[i] ? scores[i] : 1 - scores[i])))
                .average()
                .orElse(0);
    }
}
