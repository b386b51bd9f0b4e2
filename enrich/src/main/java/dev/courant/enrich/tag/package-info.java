/**
 * What goes into tagging and what comes out of it: a text; its topic tags with their passages, entities and reasons.
 */
@NullMarked
package dev.courant.enrich.tag;

import org.jspecify.annotations.NullMarked;
