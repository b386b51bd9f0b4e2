/** What every service shares: its life cycle, its errors and its clockwork. */
@NullMarked
package dev.courant.runtime;

import org.jspecify.annotations.NullMarked;
