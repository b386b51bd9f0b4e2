package dev.courant.runtime.kafka;

import dev.courant.runtime.CourantException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Looks up the offsets of a topic: one for each of its partitions, none when the topic does not exist. Used by one
 * thread, that of the consumer.
 */
public final class TopicOffsets {
    private final String topic;
    private final Consumer<?, ?> consumer;

    /**
     * Creates the look-up of a topic.
     *
     * @param topic its name
     * @param consumer asks the cluster; stays open
     */
    public TopicOffsets(String topic, Consumer<?, ?> consumer) {
        this.topic = topic;
        this.consumer = consumer;
    }

    /** {@return the offset of the first record of each partition} */
    public Map<TopicPartition, Long> beginnings() {
        return consumer.beginningOffsets(partitions());
    }

    /** {@return the offset after the last record of each partition} */
    public Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(partitions());
    }

    /**
     * Returns the offset of the first record of each partition that was written at a time or later.
     *
     * @param time the time
     * @return the offsets; the end of the partition where there is no such record
     */
    public Map<TopicPartition, Long> since(Instant time) {
        Map<TopicPartition, Long> offsets = new HashMap<>(ends());
        Map<TopicPartition, Long> times = new HashMap<>();
        offsets.keySet().forEach(partition -> times.put(partition, time.toEpochMilli()));
        consumer.offsetsForTimes(times).forEach((partition, found) -> {
            if (found != null) {
                offsets.put(partition, found.offset());
            }
        });
        return offsets;
    }

    /** {@return when the oldest of its records was written; empty when it has none} */
    public Optional<Instant> oldest() {
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions().forEach(partition -> times.put(partition, 0L));
        return consumer.offsetsForTimes(times).values().stream()
                .flatMap(Stream::ofNullable)
                .map(first -> Instant.ofEpochMilli(first.timestamp()))
                .min(Comparator.naturalOrder());
    }

    /**
     * Returns for each partition the offset that is a number of records before its end, or that of its first record if
     * it has fewer records.
     *
     * @param ends the ends to count from
     * @param records how many records of each partition
     * @return the offsets
     */
    public Map<TopicPartition, Long> before(Map<TopicPartition, Long> ends, long records) {
        Map<TopicPartition, Long> offsets = new HashMap<>(consumer.beginningOffsets(ends.keySet()));
        ends.forEach((partition, end) -> offsets.merge(partition, end - records, Math::max));
        return offsets;
    }

    /**
     * Returns the end of each partition, including the records of open transactions, before which a reader of committed
     * records stops until these have ended.
     */
    static Map<TopicPartition, Long> endsWithOpenTransactions(
            KafkaClients clients, Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        try (Admin admin = clients.admin()) {
            admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                    .all()
                    .get()
                    .forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        } catch (ExecutionException e) {
            throw new CourantException("the ends of " + partitions + " cannot be read: " + e.getCause(), e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    List<TopicPartition> partitions() {
        List<PartitionInfo> partitions = consumer.partitionsFor(topic);
        return partitions == null
                ? List.of()
                : partitions.stream().map(info -> partition(info.partition())).toList();
    }

    TopicPartition partition(int number) {
        return new TopicPartition(topic, number);
    }
}
