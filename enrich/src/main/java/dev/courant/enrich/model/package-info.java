/**
 * A linear model of words that adjusts the scores of rules: how it scores an article, how its margins are combined with
 * the scores of rules, and its file. Training is in {@link dev.courant.enrich.model.training}.
 */
@NullMarked
package dev.courant.enrich.model;

import org.jspecify.annotations.NullMarked;
