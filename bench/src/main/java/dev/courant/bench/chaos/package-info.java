/**
 * A laboratory of faults: roles, broker and database as processes that are killed, frozen and cut off by a seeded
 * schedule while publishers publish, and a comparison of what came of it with an undisturbed run.
 */
@NullMarked
package dev.courant.bench.chaos;

import org.jspecify.annotations.NullMarked;
