package dev.courant.enrich.model.training;

import dev.courant.enrich.model.LinearModel;

/**
 * What training gives.
 *
 * @param model trained with all articles
 * @param report how well such a model does on articles it has not seen
 */
public record TrainingResult(LinearModel model, TrainingReport report) {}
