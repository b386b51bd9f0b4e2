/**
 * From records to rows: {@code Batch} lists a {@code RowWriter} for each topic, or for topics that share a table, in
 * the order in which rows are locked.
 */
@NullMarked
package dev.courant.store.rows;

import org.jspecify.annotations.NullMarked;
