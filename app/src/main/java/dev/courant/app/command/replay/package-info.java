/** The command that works through recordings. */
@NullMarked
package dev.courant.app.command.replay;

import org.jspecify.annotations.NullMarked;
