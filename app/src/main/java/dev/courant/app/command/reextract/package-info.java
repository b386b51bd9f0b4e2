/** The command {@code courant re-extract}. */
@NullMarked
package dev.courant.app.command.reextract;

import org.jspecify.annotations.NullMarked;
