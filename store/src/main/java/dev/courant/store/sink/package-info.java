/** Writes the topics to PostgreSQL, exactly once: rows and consumer offsets share a transaction. */
@NullMarked
package dev.courant.store.sink;

import org.jspecify.annotations.NullMarked;
