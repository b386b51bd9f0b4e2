/**
 * The answers of the commands that work on one document, or with JSON Lines on many: one answer for each line of
 * standard input, in order, even if some lines are invalid.
 */
@NullMarked
package dev.courant.app.answer;

import org.jspecify.annotations.NullMarked;
