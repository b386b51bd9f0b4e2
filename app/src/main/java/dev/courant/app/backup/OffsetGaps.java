package dev.courant.app.backup;

import dev.courant.ingest.backlog.LinkBacklog;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * How many offsets are left free after each record of a partition that is restored. Kafka counts the ends of
 * transactions, and records that were compacted away, as offsets too; in a restored topic the records come one after
 * another. Where somebody relies on distances they are kept. Used for one partition, record by record.
 */
@FunctionalInterface
interface OffsetGaps {
    /**
     * Returns how many offsets to leave free after a record.
     *
     * @param offset its offset in the backup
     * @param next the offset of the next record there, or the end of the partition
     */
    long after(long offset, long next);

    /** Leaves none free. */
    static OffsetGaps none() {
        return (offset, next) -> 0;
    }

    /** Gives each record the distance that it had. */
    static OffsetGaps kept() {
        return (offset, next) -> next - offset - 1;
    }

    /**
     * Keeps the length of the window of links in which ingest tells by numbers what has ended: what is missing in the
     * window is made up for at its end.
     *
     * @param committed the beginning of the window, and ingest's progress in it
     */
    static OffsetGaps window(OffsetAndMetadata committed) {
        return window(committed.offset(), LinkBacklog.end(committed));
    }

    /**
     * Keeps the length of a window.
     *
     * @param begin its first offset in the backup
     * @param end the offset after it
     */
    static OffsetGaps window(long begin, long end) {
        long[] records = new long[1];
        return (offset, next) -> {
            if (offset < begin || offset >= end) {
                return 0;
            }
            records[0]++;
            return next >= end ? end - begin - records[0] : 0;
        };
    }
}
