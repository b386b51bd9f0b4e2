/**
 * Makes relative links in feeds absolute. It is an implementation detail of {@link dev.courant.parse.feed.FeedReader}:
 * public only for that package, and not part of the library's API.
 */
@NullMarked
package dev.courant.parse.feed.link;

import org.jspecify.annotations.NullMarked;
