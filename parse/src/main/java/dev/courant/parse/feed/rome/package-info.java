/** Converts feeds to the types of Rome, for code that works with them. */
@NullMarked
package dev.courant.parse.feed.rome;

import org.jspecify.annotations.NullMarked;
