package dev.courant.enrich.model.training;

import dev.courant.runtime.CourantException;

/**
 * How a model is trained.
 *
 * @param folds into how many parts the articles are cut for cross-validation, 2 to 50
 * @param seed of how articles without dates are dealt to the parts
 * @param leastArticles a topic with fewer articles is left to the rules, at least 2
 */
public record TrainingOptions(int folds, long seed, int leastArticles) {
    /** Checks the options. */
    public TrainingOptions {
        if (folds < 2 || folds > 50) {
            throw new CourantException("folds: 2 to 50, not " + folds);
        }
        if (leastArticles < 2) {
            throw new CourantException("min-positives: 2 or more, not " + leastArticles);
        }
    }
}
