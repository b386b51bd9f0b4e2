/** Time as it passes: waiting for it, and a clock that is moved by hand. */
@NullMarked
package dev.courant.runtime.time;

import org.jspecify.annotations.NullMarked;
