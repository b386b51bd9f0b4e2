/**
 * Articles in the data that a page carries for its own scripts, for pages that are rendered by them. Data is parsed,
 * never executed; sizes, depths and the number of values are bounded.
 */
@NullMarked
package dev.courant.parse.extract.state;

import org.jspecify.annotations.NullMarked;
