/** {@code courant taxonomy}: one class for each command. */
@NullMarked
package dev.courant.app.command.taxonomy;

import org.jspecify.annotations.NullMarked;
