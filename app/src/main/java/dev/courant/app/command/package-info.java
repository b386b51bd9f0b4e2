/** The commands, one class for each: its options, its help, and the call that does the work. */
@NullMarked
package dev.courant.app.command;

import org.jspecify.annotations.NullMarked;
