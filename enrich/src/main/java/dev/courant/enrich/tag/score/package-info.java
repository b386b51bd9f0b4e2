/** Turns the matches of rules into scored topics. */
@NullMarked
package dev.courant.enrich.tag.score;

import org.jspecify.annotations.NullMarked;
