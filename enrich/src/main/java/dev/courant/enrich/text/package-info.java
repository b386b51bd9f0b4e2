/**
 * Splits text into words and finds phrases in it: tokens with their positions and sentences, the forms that a word may
 * have, and the trie that finds the phrases of all rules in one pass.
 */
@NullMarked
package dev.courant.enrich.text;

import org.jspecify.annotations.NullMarked;
