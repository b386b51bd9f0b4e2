/**
 * A linear model of words beside the rules: how it scores an article, how its margin and the rules' score become one
 * probability, and its file. Training is in {@link dev.courant.enrich.model.training}.
 */
@NullMarked
package dev.courant.enrich.model;

import org.jspecify.annotations.NullMarked;
