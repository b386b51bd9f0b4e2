/**
 * The pipeline as a process with a bounded heap, under a steady load without end, sampled every minute: what of its
 * memory, threads and descriptors grows.
 */
@NullMarked
package dev.courant.bench.soak;

import org.jspecify.annotations.NullMarked;
