/** Finds the words of an article that mean something else there than in the rules of a topic. */
@NullMarked
package dev.courant.enrich.tag.sense;

import org.jspecify.annotations.NullMarked;
