/** Reads and writes the taxonomies of a cluster, and samples of articles to compare them on. */
@NullMarked
package dev.courant.app.taxonomy;

import org.jspecify.annotations.NullMarked;
