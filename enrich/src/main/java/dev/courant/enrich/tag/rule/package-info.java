/** Compiles the rules of a taxonomy and evaluates them over the phrases and mentions found in an article. */
@NullMarked
package dev.courant.enrich.tag.rule;

import org.jspecify.annotations.NullMarked;
