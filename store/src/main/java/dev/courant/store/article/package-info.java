/**
 * The tags and entities of a stored article: one model, written to JSON columns by the sink and read by the queries.
 */
@NullMarked
package dev.courant.store.article;

import org.jspecify.annotations.NullMarked;
