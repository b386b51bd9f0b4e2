/** The commands of {@code courant feeds}: one class for each, and the texts that they print. */
@NullMarked
package dev.courant.app.command.feeds;

import org.jspecify.annotations.NullMarked;
