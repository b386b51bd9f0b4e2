/**
 * A model that tells topics from single sentences: which sentence of an article resembles those that annotators quoted
 * for a topic, and how much.
 */
@NullMarked
package dev.courant.enrich.model.sentence;

import org.jspecify.annotations.NullMarked;
