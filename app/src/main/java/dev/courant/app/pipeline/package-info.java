/** Starts the roles of the pipeline: each alone, or all of them in one process. */
@NullMarked
package dev.courant.app.pipeline;

import org.jspecify.annotations.NullMarked;
