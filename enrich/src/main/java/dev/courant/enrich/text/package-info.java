/**
 * From characters to phrases in one pass: tokens that remember where they stood, the sentences they belong to, the
 * forms a word may take, and the one trie that finds every phrase of every rule at once.
 */
@NullMarked
package dev.courant.enrich.text;

import org.jspecify.annotations.NullMarked;
