/** Measures how many feeds one process polls, end to end, and how its CPU time is spent. */
@NullMarked
package dev.courant.bench.polling;

import org.jspecify.annotations.NullMarked;
