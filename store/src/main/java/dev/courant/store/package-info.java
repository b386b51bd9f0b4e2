/** Enriched article to PostgreSQL: the database and its migrations. */
@NullMarked
package dev.courant.store;

import org.jspecify.annotations.NullMarked;
