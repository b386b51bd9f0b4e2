/** The {@code courant} command line. */
@NullMarked
package dev.courant.app;

import org.jspecify.annotations.NullMarked;
