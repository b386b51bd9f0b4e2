/** The commands of {@code courant feeds}, one class for each. */
@NullMarked
package dev.courant.app.command.feeds;

import org.jspecify.annotations.NullMarked;
