/** The commands of {@code courant taxonomy}, one class for each, and the texts that they print. */
@NullMarked
package dev.courant.app.command.taxonomy;

import org.jspecify.annotations.NullMarked;
