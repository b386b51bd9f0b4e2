/** Reads and writes lists of subscriptions in OPML. */
@NullMarked
package dev.courant.parse.opml;

import org.jspecify.annotations.NullMarked;
