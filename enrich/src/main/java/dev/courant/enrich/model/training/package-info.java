/**
 * Trains a {@link dev.courant.enrich.model.LinearModel} from annotated articles, offline. No other package uses
 * liblinear.
 */
@NullMarked
package dev.courant.enrich.model.training;

import org.jspecify.annotations.NullMarked;
