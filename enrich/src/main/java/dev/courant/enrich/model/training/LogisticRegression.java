package dev.courant.enrich.model.training;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.stream.IntStream;

/** Logistic regression with a penalty on squared weights, by liblinear's trust-region Newton method. Pure. */
final class LogisticRegression {
    private static final double PRECISION = 0.01;

    static {
        Linear.disableDebugOutput();
    }

    private LogisticRegression() {}

    /**
     * Learns to tell articles apart.
     *
     * @param vectors what is known of each, the last feature always 1
     * @param right what is to be found out
     * @param features how many features there are
     * @param cost how dear a mistake is against large weights
     * @return for each feature its weight
     */
    static double[] weights(Feature[][] vectors, boolean[] right, int features, double cost) {
        long rights = IntStream.range(0, right.length).filter(i -> right[i]).count();
        if (rights == 0 || rights == right.length) {
            double[] sure = new double[features];
            sure[features - 1] = Math.log((rights + 0.5) / (right.length - rights + 0.5));
            return sure;
        }
        Problem problem = new Problem();
        problem.l = vectors.length;
        problem.n = features;
        problem.x = vectors;
        problem.y = IntStream.range(0, right.length)
                .mapToDouble(i -> right[i] ? 1 : -1)
                .toArray();
        return Linear.train(problem, new Parameter(SolverType.L2R_LR, cost, PRECISION))
                .getFeatureWeights();
    }

    /** The margin of one vector. */
    static double margin(double[] weights, Feature[] vector) {
        double sum = 0;
        for (Feature feature : vector) {
            sum += weights[feature.getIndex() - 1] * feature.getValue();
        }
        return sum;
    }
}
