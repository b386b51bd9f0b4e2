/** One answer for each line of standard input, in order, whatever is wrong with some of them. */
@NullMarked
package dev.courant.app.lines;

import org.jspecify.annotations.NullMarked;
