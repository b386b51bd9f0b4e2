/** Formats text for people at a terminal. */
@NullMarked
package dev.courant.app.terminal;

import org.jspecify.annotations.NullMarked;
