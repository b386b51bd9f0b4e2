/**
 * Finds phrases in an article: the index of all phrases and names, the pass over the words, and the hits by set and
 * position. Knows neither rules nor entities.
 */
@NullMarked
package dev.courant.enrich.tag.scan;

import org.jspecify.annotations.NullMarked;
