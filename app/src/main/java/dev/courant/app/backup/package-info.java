/** Backups: the topics and the rows of a running Courant in one file, and a new Courant made of it. */
@NullMarked
package dev.courant.app.backup;

import org.jspecify.annotations.NullMarked;
