/** What the newsdesk asks of the database. */
@NullMarked
package dev.courant.store.query;

import org.jspecify.annotations.NullMarked;
