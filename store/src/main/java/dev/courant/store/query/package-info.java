/** The queries of the newsdesk and the command line. */
@NullMarked
package dev.courant.store.query;

import org.jspecify.annotations.NullMarked;
