/** {@code courant record}. */
@NullMarked
package dev.courant.app.command.recording;

import org.jspecify.annotations.NullMarked;
