/** Taxonomies of a cluster and of files, as short commands work on them. */
@NullMarked
package dev.courant.app.taxonomy;

import org.jspecify.annotations.NullMarked;
