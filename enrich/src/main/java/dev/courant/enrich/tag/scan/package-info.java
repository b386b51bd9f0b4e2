/**
 * Finds phrases in an article: the index of all phrases and names, one pass over the words, and what it found by set
 * and place. It knows neither rules nor entities.
 */
@NullMarked
package dev.courant.enrich.tag.scan;

import org.jspecify.annotations.NullMarked;
