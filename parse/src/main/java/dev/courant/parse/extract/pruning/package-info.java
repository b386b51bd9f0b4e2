/** Drops parts of the content tree that are not the article: boilerplate, blocks of links, boxes of teasers. */
@NullMarked
package dev.courant.parse.extract.pruning;

import org.jspecify.annotations.NullMarked;
