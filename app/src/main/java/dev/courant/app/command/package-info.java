/** One class for each command: its options, its help, and the call of what does the work. */
@NullMarked
package dev.courant.app.command;

import org.jspecify.annotations.NullMarked;
