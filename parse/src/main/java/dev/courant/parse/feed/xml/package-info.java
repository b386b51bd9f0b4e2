/**
 * Parses the XML of feeds leniently and within bounds, and gives every element a canonical name. Jsoup types stay in
 * this package. It is an implementation detail of {@link dev.courant.parse.feed.FeedReader}: public only for that
 * package, and not part of the library's API.
 */
@NullMarked
package dev.courant.parse.feed.xml;

import org.jspecify.annotations.NullMarked;
