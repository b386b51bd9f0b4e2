/** The command {@code courant sites}. */
@NullMarked
package dev.courant.app.command.sites;

import org.jspecify.annotations.NullMarked;
