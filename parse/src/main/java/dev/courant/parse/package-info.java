/**
 * Pure reading: bytes of a feed to a {@link dev.courant.parse.feed.Feed}, of a page to its article, a URL to its
 * canonical form, robots.txt to rules, OPML to subscriptions. Everything here is a function of its arguments: no
 * network, no files, no clock. It can be used as a library of its own.
 */
@NullMarked
package dev.courant.parse;

import org.jspecify.annotations.NullMarked;
