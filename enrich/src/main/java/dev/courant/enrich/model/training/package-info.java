/**
 * Annotated articles to a {@link dev.courant.enrich.model.LinearModel}: offline, by liblinear, which nothing outside of
 * this package knows.
 */
@NullMarked
package dev.courant.enrich.model.training;

import org.jspecify.annotations.NullMarked;
