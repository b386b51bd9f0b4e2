/**
 * Reads feeds: bytes, headers and an address in, a neutral {@link dev.courant.parse.feed.Feed} out. The way through it
 * is decode the bytes, parse the XML leniently and within bounds, name every element canonically, map the elements to
 * records. RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF, JSON Feed and news sitemaps meet in one model; a feed that
 * breaks half-way keeps what was good before the break. Everything here is a pure function of its input.
 */
@NullMarked
package dev.courant.parse.feed;

import org.jspecify.annotations.NullMarked;
