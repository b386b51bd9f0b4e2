/** A small template language, in which the publishers' pages and feeds are written. */
@NullMarked
package dev.courant.embedded.world.template;

import org.jspecify.annotations.NullMarked;
