/** Benchmarks of the pure functions, on the pages and feeds of the invented publishers. */
@NullMarked
package dev.courant.bench;

import org.jspecify.annotations.NullMarked;
