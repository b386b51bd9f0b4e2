/**
 * Linear models beside the rules: one of words, which adjusts the scores of topics that rules found, and one of
 * sentences, which finds topics as well; how they are combined with the scores of rules, and their file. Training is in
 * {@link dev.courant.enrich.model.training}.
 */
@NullMarked
package dev.courant.enrich.model;

import org.jspecify.annotations.NullMarked;
