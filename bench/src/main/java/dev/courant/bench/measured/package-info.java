/**
 * Processes whose memory, threads and processor time are read from outside, and the arguments of the benchmarks that
 * do.
 */
@NullMarked
package dev.courant.bench.measured;

import org.jspecify.annotations.NullMarked;
