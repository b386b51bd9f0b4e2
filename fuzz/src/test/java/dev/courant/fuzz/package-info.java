/**
 * Fuzz targets: each reads arbitrary bytes as one kind of document and checks properties of the result.
 * {@link dev.courant.fuzz.Fuzz} runs them under Jazzer, which looks for inputs that reach new code;
 * {@code RegressionTest} runs the seeds and the inputs that failed before.
 */
@NullMarked
package dev.courant.fuzz;

import org.jspecify.annotations.NullMarked;
