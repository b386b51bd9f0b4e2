/**
 * Reads feeds: {@link dev.courant.parse.feed.FeedReader} takes bytes, headers and an address and returns a neutral
 * {@link dev.courant.parse.feed.Feed}. RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF, JSON Feed and news sitemaps share
 * one model. The steps are: unpack and decode the bytes, parse the XML leniently, map its elements to records. A feed
 * that breaks off keeps what came before the break. Everything here is a pure function of its input.
 */
@NullMarked
package dev.courant.parse.feed;

import org.jspecify.annotations.NullMarked;
