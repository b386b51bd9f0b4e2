package dev.courant.store.sink;

import dev.courant.runtime.kafka.TopicOffsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over the partitions that the group assigns to the consumer: fences their former owners and seeks to where
 * reading goes on. Whatever makes that another place than the stored offset is logged. Used by the thread of the
 * consumer.
 */
final class PartitionTakeover {
    private static final Logger log = LoggerFactory.getLogger(PartitionTakeover.class);
    private static final Duration VERIFY_INTERVAL = Duration.ofSeconds(10);

    private final OffsetTable offsets;
    private final TopicIds topicIds;
    private final Consumer<?, ?> consumer;
    private final Map<String, String> heldIds = new HashMap<>();
    private long verifiedAt = System.nanoTime();

    /** A topic was deleted and created again while it was read. It is retriable: the next run takes it over anew. */
    static final class TopicRecreatedException extends RetriableException {
        private static final long serialVersionUID = 1L;

        TopicRecreatedException(String topic) {
            super(topic + " was deleted and created again");
        }
    }

    PartitionTakeover(OffsetTable offsets, TopicIds topicIds, Consumer<?, ?> consumer) {
        this.offsets = offsets;
        this.topicIds = topicIds;
        this.consumer = consumer;
    }

    /**
     * Takes partitions over. Kafka is asked after the database, which former owners may change until they are fenced.
     */
    void takeOver(Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        Map<TopicPartition, StoredOffset> stored = new HashMap<>();
        partitions.forEach(partition -> stored.put(partition, offsets.takeOver(partition)));
        Map<TopicPartition, PartitionLog> logs = logs(partitions);
        stored.forEach((partition, offset) -> start(partition, offset, Objects.requireNonNull(logs.get(partition))));
    }

    /**
     * Checks now and then that the topics are still those that were taken over. A consumer does not notice that a topic
     * was replaced by one with more records.
     *
     * @throws TopicRecreatedException when one is not
     */
    void verify() {
        if (System.nanoTime() - verifiedAt < VERIFY_INTERVAL.toNanos()) {
            return;
        }
        try {
            hold(topicIds.of(topics(consumer.assignment())));
        } catch (TopicRecreatedException e) {
            throw e;
        } catch (RetriableException e) {
            log.debug("event=topics_not_verified cause=\"{}\"", e.getMessage());
        }
        verifiedAt = System.nanoTime();
    }

    private Map<TopicPartition, PartitionLog> logs(Collection<TopicPartition> partitions) {
        Map<String, String> ids = topicIds.of(topics(partitions));
        hold(ids);
        Map<TopicPartition, Long> beginnings = new HashMap<>();
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (String topic : ids.keySet()) {
            TopicOffsets all = new TopicOffsets(topic, consumer);
            beginnings.putAll(all.beginnings());
            ends.putAll(all.ends());
        }
        Map<TopicPartition, PartitionLog> logs = new HashMap<>();
        partitions.forEach(partition -> logs.put(
                partition,
                new PartitionLog(
                        Objects.requireNonNull(ids.get(partition.topic())),
                        Objects.requireNonNull(beginnings.get(partition)),
                        Objects.requireNonNull(ends.get(partition)))));
        return logs;
    }

    private void hold(Map<String, String> ids) {
        ids.forEach((topic, id) -> {
            if (!id.equals(heldIds.computeIfAbsent(topic, unknown -> id))) {
                throw new TopicRecreatedException(topic);
            }
        });
    }

    private void start(TopicPartition partition, StoredOffset stored, PartitionLog now) {
        StartOffset start = StartOffset.of(stored, now);
        report(partition, stored, start, now);
        offsets.start(partition, start.offset(), now.topicId());
        consumer.seek(partition, start.offset());
    }

    private static void report(TopicPartition partition, StoredOffset stored, StartOffset start, PartitionLog now) {
        switch (start.reason()) {
            case STORED -> {}
            case TOPIC_RECREATED ->
                log.warn(
                        "event=topic_recreated topic={} partition={} stored_offset={} start_offset={}",
                        partition.topic(),
                        partition.partition(),
                        stored.next(),
                        start.offset());
            case OFFSET_BEYOND_END ->
                log.warn(
                        "event=offset_beyond_end topic={} partition={} stored_offset={} end_offset={} start_offset={}",
                        partition.topic(),
                        partition.partition(),
                        stored.next(),
                        now.end(),
                        start.offset());
            case RECORDS_MISSING ->
                log.warn(
                        "event=records_missing topic={} partition={} stored_offset={} start_offset={} records={}",
                        partition.topic(),
                        partition.partition(),
                        stored.next(),
                        start.offset(),
                        start.offset() - stored.next());
        }
    }

    private static Set<String> topics(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
    }
}
