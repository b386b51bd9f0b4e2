/** The demonstration: the pipeline over a little world of invented publishers. */
@NullMarked
package dev.courant.app.demo;

import org.jspecify.annotations.NullMarked;
