package dev.courant.store.sink;

/**
 * A partition, as Kafka knows it.
 *
 * @param topicId the id of its topic, which is another one after the topic was deleted and created again
 * @param beginning the offset of its first record
 * @param end the offset after its last committed record
 */
record PartitionLog(String topicId, long beginning, long end) {}
