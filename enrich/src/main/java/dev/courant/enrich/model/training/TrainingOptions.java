package dev.courant.enrich.model.training;

import dev.courant.runtime.CourantException;
import java.util.Set;

/**
 * The options of training.
 *
 * @param folds the number of folds of the cross-validation, 2 to 50
 * @param seed the seed of the random folds of articles without dates
 * @param minArticles the number of articles below which a topic is left to the rules, at least 2
 * @param topics the topics that the model may have; the others are left to the rules. Empty: all
 */
public record TrainingOptions(int folds, long seed, int minArticles, Set<String> topics) {
    /** Checks the options. */
    public TrainingOptions {
        topics = Set.copyOf(topics);
        if (folds < 2 || folds > 50) {
            throw new CourantException("folds: 2 to 50, not " + folds);
        }
        if (minArticles < 2) {
            throw new CourantException("min-positives: 2 or more, not " + minArticles);
        }
    }

    /** {@return whether the model may have a topic} */
    boolean includes(String topic) {
        return topics.isEmpty() || topics.contains(topic);
    }
}
