/** Copies the rows of a database into a backup, and back into an empty database. */
@NullMarked
package dev.courant.store.backup;

import org.jspecify.annotations.NullMarked;
