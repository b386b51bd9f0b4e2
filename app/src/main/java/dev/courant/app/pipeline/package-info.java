/** The roles, and all of them in one process. */
@NullMarked
package dev.courant.app.pipeline;

import org.jspecify.annotations.NullMarked;
