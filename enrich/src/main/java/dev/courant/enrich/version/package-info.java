/**
 * One version of a taxonomy, from the bytes of its file or record to a tagger that is ready: read, compiled and checked
 * against its own examples, or refused. Two versions can be compared by the tags they give to the same articles.
 */
@NullMarked
package dev.courant.enrich.version;

import org.jspecify.annotations.NullMarked;
