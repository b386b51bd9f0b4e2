/** The texts and JSON lines that the commands of {@code courant feeds} print. Pure functions. */
@NullMarked
package dev.courant.app.command.feeds.text;

import org.jspecify.annotations.NullMarked;
