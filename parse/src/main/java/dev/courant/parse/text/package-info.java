/**
 * The text kernel: what feeds, pages and their metadata all need to know of written text. Characters in
 * {@code charset}, dates in {@code date}; here, white space and comparison ({@link dev.courant.parse.text.PlainText}),
 * the words of bylines, and the reading of word lists ({@link dev.courant.parse.text.Resources}).
 */
@NullMarked
package dev.courant.parse.text;

import org.jspecify.annotations.NullMarked;
