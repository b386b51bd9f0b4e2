/** Reads articles with the topics that annotators gave them, to train models and to measure taggers. */
@NullMarked
package dev.courant.enrich.annotation;

import org.jspecify.annotations.NullMarked;
