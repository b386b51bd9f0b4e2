/** {@code courant archive}: what publishers sent. */
@NullMarked
package dev.courant.app.command.archive;

import org.jspecify.annotations.NullMarked;
