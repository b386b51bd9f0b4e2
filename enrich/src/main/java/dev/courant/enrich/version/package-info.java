/**
 * Loads versions of a taxonomy: reads a file or record, compiles it and checks it with its own examples, or refuses it.
 * Compares two versions by the tags that they give to the same articles.
 */
@NullMarked
package dev.courant.enrich.version;

import org.jspecify.annotations.NullMarked;
