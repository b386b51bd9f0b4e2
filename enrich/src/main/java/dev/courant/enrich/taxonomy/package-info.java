/** Reads a taxonomy from its YAML document: the topics, and the rules that recognise them in each language. */
@NullMarked
package dev.courant.enrich.taxonomy;

import org.jspecify.annotations.NullMarked;
