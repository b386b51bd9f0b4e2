package dev.courant.runtime.kafka;

import dev.courant.runtime.CourantException;
import dev.courant.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Follows all partitions of a topic without a consumer group: every instance gets every record. Records that cannot be
 * decoded are logged and skipped. Used by one thread, except {@link #wakeUp}.
 *
 * @param <K> the key
 * @param <V> the value
 */
public final class TopicFollower<K, V> implements AutoCloseable {
    private static final Duration NO_WAIT = Duration.ofMillis(1);

    private final RecordDecoder<K, V> decoder;
    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> remaining;

    private TopicFollower(Topic<K, V> topic, Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> remaining) {
        this.decoder = new RecordDecoder<>(topic);
        this.consumer = consumer;
        this.remaining = new HashMap<>(remaining);
        dropWhatWasTaken();
    }

    /**
     * Follows a topic from its first record.
     *
     * @param clients the cluster
     * @param topic the topic
     * @param <K> the key
     * @param <V> the value
     * @return the follower
     * @throws CourantException when the topic does not exist
     */
    public static <K, V> TopicFollower<K, V> fromBeginning(KafkaClients clients, Topic<K, V> topic) {
        Consumer<byte[], byte[]> consumer = assigned(clients, topic);
        consumer.seekToBeginning(consumer.assignment());
        return new TopicFollower<>(topic, consumer, consumer.endOffsets(consumer.assignment()));
    }

    /**
     * Follows a topic from its present end.
     *
     * @param clients the cluster
     * @param topic the topic
     * @param <K> the key
     * @param <V> the value
     * @return the follower
     * @throws CourantException when the topic does not exist
     */
    public static <K, V> TopicFollower<K, V> fromEnd(KafkaClients clients, Topic<K, V> topic) {
        Consumer<byte[], byte[]> consumer = assigned(clients, topic);
        consumer.seekToEnd(consumer.assignment());
        return new TopicFollower<>(topic, consumer, consumer.endOffsets(consumer.assignment()));
    }

    /**
     * Follows a topic from where a reader has stopped. The follower uses the connection of the reader: closing one of
     * the two closes both.
     *
     * @param reader a reader that has read a snapshot of the whole topic
     * @param <K> the key
     * @param <V> the value
     * @return the follower
     */
    public static <K, V> TopicFollower<K, V> after(TopicReader<K, V> reader) {
        return new TopicFollower<>(reader.topic(), reader.consumer(), Map.of());
    }

    /**
     * Takes the new records, without waiting for any.
     *
     * @param handler receives keys and values; a value is null where its key was removed
     */
    public void take(BiConsumer<K, @Nullable V> handler) {
        take(NO_WAIT, handler);
    }

    /**
     * Takes the new records.
     *
     * @param timeout how long to wait for the first of them
     * @param handler receives keys and values; a value is null where its key was removed
     */
    public void take(Duration timeout, BiConsumer<K, @Nullable V> handler) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(timeout);
        while (!records.isEmpty()) {
            records.forEach(record -> decoder.decode(record, handler));
            records = consumer.poll(NO_WAIT);
        }
        dropWhatWasTaken();
    }

    /**
     * Notes how far records were taken.
     *
     * @param positions receives it
     */
    public void report(ReadPositions positions) {
        positions.update(consumer);
    }

    /** {@return whether all records that existed when the follower was opened have been taken} */
    public boolean hasCaughtUp() {
        return remaining.isEmpty();
    }

    /**
     * Goes back to the first records that were written at a time or later; they are taken again.
     *
     * @param since the time
     */
    public void rewind(Instant since) {
        Map<TopicPartition, Long> times = new HashMap<>();
        consumer.assignment().forEach(partition -> times.put(partition, since.toEpochMilli()));
        consumer.offsetsForTimes(times).forEach(this::seek);
    }

    /** Ends the present or the next wait in {@link #take} with a {@code WakeupException}. Any thread may call it. */
    public void wakeUp() {
        consumer.wakeup();
    }

    /** {@return the number of partitions} */
    public int partitions() {
        return consumer.assignment().size();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void dropWhatWasTaken() {
        remaining.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void seek(TopicPartition partition, @Nullable OffsetAndTimestamp first) {
        if (first == null) {
            consumer.seekToEnd(List.of(partition));
        } else {
            consumer.seek(partition, first.offset());
        }
    }

    private static Consumer<byte[], byte[]> assigned(KafkaClients clients, Topic<?, ?> topic) {
        Consumer<byte[], byte[]> consumer = clients.reader();
        var partitions = consumer.partitionsFor(topic.name());
        if (partitions == null || partitions.isEmpty()) {
            consumer.close();
            throw new CourantException(
                    "the topic " + topic.name() + " does not exist: create it, or start a service, which creates it");
        }
        consumer.assign(partitions.stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList());
        return consumer;
    }
}
