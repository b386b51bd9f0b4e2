package dev.courant.enrich.model.training;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import dev.courant.enrich.model.TopicWeights;
import java.util.Arrays;
import java.util.stream.IntStream;

/** L2-regularised logistic regression by liblinear's trust-region Newton method. Pure functions. */
final class LogisticRegression {
    private static final double PRECISION = 0.01;

    static {
        Linear.disableDebugOutput();
    }

    private LogisticRegression() {}

    /**
     * Trains a binary classifier.
     *
     * @param vectors the features of each example, of which the last is always 1
     * @param labels whether each example is positive
     * @param features the number of features
     * @param cost the cost of errors relative to the penalty on large weights
     * @param positive how many times as much as a negative example a positive one counts
     * @return the weight of each feature
     */
    static double[] weights(Feature[][] vectors, boolean[] labels, int features, double cost, double positive) {
        long positives =
                IntStream.range(0, labels.length).filter(i -> labels[i]).count();
        if (positives == 0 || positives == labels.length) {
            double[] interceptOnly = new double[features];
            interceptOnly[features - 1] = Math.log((positives + 0.5) / (labels.length - positives + 0.5));
            return interceptOnly;
        }
        Problem problem = new Problem();
        problem.l = vectors.length;
        problem.n = features;
        problem.x = vectors;
        problem.y = IntStream.range(0, labels.length)
                .mapToDouble(i -> labels[i] ? 1 : -1)
                .toArray();
        var parameter = new Parameter(SolverType.L2R_LR, cost, PRECISION);
        parameter.setWeights(new double[] {positive, 1}, new int[] {1, -1});
        return Linear.train(problem, parameter).getFeatureWeights();
    }

    /**
     * Keeps the largest weights, rounded, so that a model is a small file, and the last, which is the intercept.
     *
     * @param most how many are kept
     * @param steps weights become multiples of its reciprocal
     */
    static double[] largest(double[] weights, int most, double steps) {
        int last = weights.length - 1;
        double[] sizes = Arrays.stream(weights, 0, last).map(Math::abs).sorted().toArray();
        double least = last > most ? sizes[last - most] : 0;
        double[] kept = new double[weights.length];
        for (int i = 0; i < last; i++) {
            kept[i] = Math.abs(weights[i]) < least ? 0 : Math.rint(weights[i] * steps) / steps;
        }
        kept[last] = weights[last];
        return kept;
    }

    /** Returns the weights that are not 0 as those of a topic. */
    static TopicWeights topic(String id, int articles, double[] weights) {
        int last = weights.length - 1;
        int[] features =
                IntStream.range(0, last).filter(i -> (float) weights[i] != 0).toArray();
        float[] kept = new float[features.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = (float) weights[features[i]];
        }
        return new TopicWeights(id, articles, (float) weights[last], features, kept);
    }

    /** Returns the margin of an example. */
    static double margin(double[] weights, Feature[] vector) {
        double sum = 0;
        for (Feature feature : vector) {
            sum += weights[feature.getIndex() - 1] * feature.getValue();
        }
        return sum;
    }
}
