package dev.courant.enrich.model.training;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Examples for a logistic regression, each positive or negative. Not thread-safe. */
final class Examples {
    private final List<Feature[]> vectors = new ArrayList<>();
    private final BitSet positive = new BitSet();

    /**
     * Adds one.
     *
     * @param vector its features, numbered from 1, of which the last has the same value in all
     * @param label whether it is positive
     */
    void add(Feature[] vector, boolean label) {
        positive.set(vectors.size(), label);
        vectors.add(vector);
    }

    /**
     * Trains a binary classifier.
     *
     * @param features the number of features
     * @param cost the cost of errors relative to the penalty on large weights
     * @param positiveWeight how many times as much as a negative example a positive one counts
     * @return the weight of each feature
     */
    double[] weights(int features, double cost, double positiveWeight) {
        boolean[] labels = new boolean[vectors.size()];
        positive.stream().forEach(i -> labels[i] = true);
        return LogisticRegression.weights(vectors.toArray(Feature[][]::new), labels, features, cost, positiveWeight);
    }

    /** Returns values as a vector. */
    static Feature[] vector(double... values) {
        Feature[] vector = new Feature[values.length];
        for (int i = 0; i < values.length; i++) {
            vector[i] = new FeatureNode(i + 1, values[i]);
        }
        return vector;
    }
}
