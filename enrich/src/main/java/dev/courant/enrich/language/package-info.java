/** Identifies the language of a text, which selects the rules that apply to it. */
@NullMarked
package dev.courant.enrich.language;

import org.jspecify.annotations.NullMarked;
