package dev.courant.store.sink;

import org.jspecify.annotations.Nullable;

/**
 * The progress in a partition, as the database knows it.
 *
 * @param next the offset of the next record to read
 * @param topicId the id of the topic in which the offset counts; null when the partition is new, or its offset was
 *     stored by a version that kept no ids
 */
record StoredOffset(long next, @Nullable String topicId) {
    boolean isNew() {
        return next == 0 && topicId == null;
    }
}
