/** The demonstration: the pipeline with invented publishers. */
@NullMarked
package dev.courant.app.demo;

import org.jspecify.annotations.NullMarked;
