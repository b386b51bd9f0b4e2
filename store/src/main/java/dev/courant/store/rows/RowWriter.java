package dev.courant.store.rows;

import java.util.List;

/**
 * Collects records of one topic, or of topics that share a table, and writes them as rows. A new one is created for
 * each transaction; used by one thread.
 */
interface RowWriter {
    /** {@return the handlers that collect records, one for each topic} */
    List<TopicHandler> handlers();

    /** Writes what was collected. Rows of one table are locked in the order of their keys. */
    void write(RowTransaction transaction);
}
