/**
 * A linear model of words as a second opinion beside the rules: how it reads an article, how its margin and the rules'
 * score become one probability, and the file it is kept in. Nothing here trains; see
 * {@link dev.courant.enrich.model.training}.
 */
@NullMarked
package dev.courant.enrich.model;

import org.jspecify.annotations.NullMarked;
