package dev.courant.store.sink;

/**
 * The offset from which a partition is read on. Whenever the stored offset cannot be trusted, all records are read
 * again, because that changes no row.
 *
 * @param offset the offset
 * @param reason why it is this one
 */
record StartOffset(long offset, Reason reason) {
    enum Reason {
        /** The stored offset, or the beginning for a new partition. */
        STORED,
        /** The stored offset counts in a topic that was deleted. */
        TOPIC_RECREATED,
        /** Kafka has lost records: those that now have offsets below the stored one may be others than were read. */
        OFFSET_BEYOND_END,
        /** Records were deleted before they were read. */
        RECORDS_MISSING
    }

    static StartOffset of(StoredOffset stored, PartitionLog log) {
        if (stored.topicId() != null && !stored.topicId().equals(log.topicId())) {
            return new StartOffset(log.beginning(), stored.next() == 0 ? Reason.STORED : Reason.TOPIC_RECREATED);
        }
        if (stored.next() > log.end()) {
            return new StartOffset(log.beginning(), Reason.OFFSET_BEYOND_END);
        }
        if (stored.next() < log.beginning()) {
            return new StartOffset(log.beginning(), stored.isNew() ? Reason.STORED : Reason.RECORDS_MISSING);
        }
        return new StartOffset(stored.next(), Reason.STORED);
    }
}
