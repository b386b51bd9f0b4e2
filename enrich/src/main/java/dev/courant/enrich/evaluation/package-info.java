/**
 * Measures a tagger on annotated articles: what it finds, what it gives wrongly, how far its scores can be taken for
 * probabilities, and whether its passages are where annotators found theirs. Pure functions.
 */
@NullMarked
package dev.courant.enrich.evaluation;

import org.jspecify.annotations.NullMarked;
