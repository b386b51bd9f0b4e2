/** The newsdesk: an HTTP API and a page over the store's queries. */
@NullMarked
package dev.courant.desk;

import org.jspecify.annotations.NullMarked;
