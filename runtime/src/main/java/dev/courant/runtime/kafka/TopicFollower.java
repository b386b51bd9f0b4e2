package dev.courant.runtime.kafka;

import dev.courant.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows all partitions of a topic, without a group: every instance sees every record. Records that cannot be read are
 * logged and passed over. Used by one thread.
 *
 * @param <K> the key
 * @param <V> the value
 */
public final class TopicFollower<K, V> implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final Topic<K, V> topic;
    private final Consumer<byte[], byte[]> reader;
    private final Map<TopicPartition, Long> behind;

    private TopicFollower(KafkaClients clients, Topic<K, V> topic) {
        this.topic = topic;
        this.reader = clients.reader();
        List<TopicPartition> all = reader.partitionsFor(topic.name()).stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
        reader.assign(all);
        reader.seekToBeginning(all);
        this.behind = new HashMap<>(reader.endOffsets(all));
    }

    /**
     * Follows a topic from its first record.
     *
     * @param clients the cluster
     * @param topic the topic, which must exist
     * @param <K> the key
     * @param <V> the value
     * @return the follower
     */
    public static <K, V> TopicFollower<K, V> fromBeginning(KafkaClients clients, Topic<K, V> topic) {
        return new TopicFollower<>(clients, topic);
    }

    /**
     * Follows a topic from where it ends now.
     *
     * @param clients the cluster
     * @param topic the topic, which must exist
     * @param <K> the key
     * @param <V> the value
     * @return the follower
     */
    public static <K, V> TopicFollower<K, V> fromEnd(KafkaClients clients, Topic<K, V> topic) {
        TopicFollower<K, V> follower = new TopicFollower<>(clients, topic);
        follower.reader.seekToEnd(follower.reader.assignment());
        return follower;
    }

    /**
     * Takes what is new, without waiting for it.
     *
     * @param taker takes keys and values; a value is null where its key was removed
     */
    public void take(BiConsumer<K, @Nullable V> taker) {
        take(AT_ONCE, taker);
    }

    /**
     * Takes what is new.
     *
     * @param patience how long to wait for the first of it
     * @param taker takes keys and values; a value is null where its key was removed
     */
    public void take(Duration patience, BiConsumer<K, @Nullable V> taker) {
        ConsumerRecords<byte[], byte[]> records = reader.poll(patience);
        while (!records.isEmpty()) {
            records.forEach(record -> take(record, taker));
            records = reader.poll(AT_ONCE);
        }
        behind.entrySet().removeIf(end -> reader.position(end.getKey()) >= end.getValue());
    }

    /** {@return whether all is taken that was there when the following began} */
    public boolean hasCaughtUp() {
        return behind.isEmpty();
    }

    /**
     * Goes back to the records since a time, to take them once more.
     *
     * @param since the time
     */
    public void rewind(Instant since) {
        Map<TopicPartition, Long> times = new HashMap<>();
        reader.assignment().forEach(partition -> times.put(partition, since.toEpochMilli()));
        reader.offsetsForTimes(times).forEach(this::seek);
    }

    /** Ends a wait in {@link #take}, now or the next time, with a {@code WakeupException}. From any thread. */
    public void wakeUp() {
        reader.wakeup();
    }

    /** {@return the number of partitions} */
    public int partitions() {
        return reader.assignment().size();
    }

    @Override
    public void close() {
        reader.close();
    }

    private void seek(TopicPartition partition, @Nullable OffsetAndTimestamp first) {
        if (first == null) {
            reader.seekToEnd(List.of(partition));
        } else {
            reader.seek(partition, first.offset());
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, BiConsumer<K, @Nullable V> taker) {
        try {
            taker.accept(
                    topic.keys().deserializer().deserialize(record.topic(), record.key()),
                    topic.values().deserializer().deserialize(record.topic(), record.value()));
        } catch (RuntimeException e) {
            // It stays in the topic, where it can be written again.
            log.error(
                    "event=unreadable_record topic={} partition={} offset={} cause=\"{}\"",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.toString());
        }
    }
}
