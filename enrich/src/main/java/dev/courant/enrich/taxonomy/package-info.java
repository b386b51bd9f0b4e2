/** The topics: what each means, and the rules that recognise it in a language. A taxonomy is one YAML document. */
@NullMarked
package dev.courant.enrich.taxonomy;

import org.jspecify.annotations.NullMarked;
