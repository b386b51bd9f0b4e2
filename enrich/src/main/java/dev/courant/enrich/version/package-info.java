/**
 * One edition of a taxonomy, from the bytes of its file or record to a tagger that is ready: read, compiled and held
 * against its own examples, or refused whole. Two editions can be compared by what they say of the same articles.
 */
@NullMarked
package dev.courant.enrich.version;

import org.jspecify.annotations.NullMarked;
