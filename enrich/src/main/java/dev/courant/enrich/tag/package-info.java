/** The input and the results of tagging: a text; its topic tags with their passages, its entities, and explanations. */
@NullMarked
package dev.courant.enrich.tag;

import org.jspecify.annotations.NullMarked;
