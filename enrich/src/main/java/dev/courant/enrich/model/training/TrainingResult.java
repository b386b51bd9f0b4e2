package dev.courant.enrich.model.training;

import dev.courant.enrich.model.LinearModel;

/**
 * The result of training.
 *
 * @param model the model, trained with all articles
 * @param report the quality of such models, by cross-validation
 */
public record TrainingResult(LinearModel model, TrainingReport report) {}
