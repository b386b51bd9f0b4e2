/** Removes old rows from the database, a small batch at a time. */
@NullMarked
package dev.courant.store.retention;

import org.jspecify.annotations.NullMarked;
