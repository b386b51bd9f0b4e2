package dev.courant.store.backup;

import org.jspecify.annotations.Nullable;

/**
 * How far a partition was read into the database.
 *
 * @param topic the full name of the topic
 * @param partition the number of the partition
 * @param next the offset of the next record to read
 * @param topicId Kafka's id of the topic in which the offset counts; null when it is not known
 */
public record StorePosition(
        String topic, int partition, long next, @Nullable String topicId) {}
