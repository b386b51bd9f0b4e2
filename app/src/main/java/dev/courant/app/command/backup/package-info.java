/** The commands {@code backup} and {@code restore}. */
@NullMarked
package dev.courant.app.command.backup;

import org.jspecify.annotations.NullMarked;
