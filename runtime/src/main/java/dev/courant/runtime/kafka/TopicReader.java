package dev.courant.runtime.kafka;

import dev.courant.runtime.CourantException;
import dev.courant.schemas.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic up to a given end, without a consumer group: a snapshot of a compacted topic, or the records between
 * two offsets. Only committed records are read. A {@link TopicFollower} can continue where it stops. Used by one
 * thread.
 *
 * @param <K> the key
 * @param <V> the value
 */
public final class TopicReader<K, V> implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    /** Kafka's default of 500 ms would delay each read by as long: its last request waits at the end of the topic. */
    private static final int FETCH_WAIT_MILLIS = 50;

    private final KafkaClients clients;
    private final Topic<K, V> topic;
    private final RecordDecoder<K, V> decoder;
    private final TopicOffsets offsets;
    private final Consumer<byte[], byte[]> consumer;
    private final @Nullable Duration timeout;

    private TopicReader(
            KafkaClients clients, Topic<K, V> topic, Map<String, Object> config, @Nullable Duration timeout) {
        this.clients = clients;
        this.topic = topic;
        this.decoder = new RecordDecoder<>(topic);
        this.consumer = clients.reader(config);
        this.offsets = new TopicOffsets(topic.name(), consumer);
        this.timeout = timeout;
    }

    /**
     * Opens a topic for a service, which waits for its cluster without a limit.
     *
     * @param clients the cluster
     * @param topic the topic
     * @param <K> the key
     * @param <V> the value
     * @return the reader
     */
    public static <K, V> TopicReader<K, V> open(KafkaClients clients, Topic<K, V> topic) {
        Map<String, Object> config = Map.of(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
        return new TopicReader<>(clients, topic, config, null);
    }

    /**
     * Opens a topic for a command, which reports an error when the cluster does not answer.
     *
     * @param clients the cluster
     * @param topic the topic
     * @param timeout the longest time without progress
     * @param <K> the key
     * @param <V> the value
     * @return the reader
     */
    public static <K, V> TopicReader<K, V> open(KafkaClients clients, Topic<K, V> topic, Duration timeout) {
        int millis = (int) timeout.toMillis();
        Map<String, Object> config = Map.of(
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis,
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis * 5 / 8);
        return new TopicReader<>(clients, topic, config, timeout);
    }

    /** {@return whether the topic exists} */
    public boolean exists() {
        return !offsets.partitions().isEmpty();
    }

    /**
     * Returns the last value of each key at this moment. Removed keys and records that cannot be decoded are left out.
     *
     * @return keys to values; empty when the topic does not exist
     */
    public Map<K, V> snapshot() {
        return snapshot(offsets.partitions(), key -> true, consumer::endOffsets);
    }

    /**
     * Returns the last value of each key in some partitions; otherwise as {@link #snapshot()}.
     *
     * @param partitions the numbers of the partitions
     * @return keys to values
     */
    public Map<K, V> snapshot(Collection<Integer> partitions) {
        return snapshot(partitions.stream().map(offsets::partition).toList(), key -> true, consumer::endOffsets);
    }

    /**
     * Returns the last values of some keys, after all transactions that are open at this moment have ended. Reads only
     * the partitions to which the default partitioner assigns these keys.
     *
     * @param keys the keys
     * @return keys to values; keys without a value are missing
     */
    public Map<K, V> settledSnapshot(Set<K> keys) {
        int count = offsets.partitions().size();
        List<TopicPartition> partitions = keys.stream()
                .map(key -> topic.keys().serializer().serialize(topic.name(), key))
                .map(key -> offsets.partition(KafkaClients.partition(key, count)))
                .distinct()
                .toList();
        return snapshot(partitions, keys::contains, read -> TopicOffsets.endsWithOpenTransactions(clients, read));
    }

    /** {@return a lookup of the topic's offsets} */
    public TopicOffsets offsets() {
        return offsets;
    }

    /**
     * Reads the records between offsets, each partition in its order, undecoded.
     *
     * @param from the first offsets
     * @param to the offsets to stop at, exclusive, of the same partitions
     * @param handler receives each record
     */
    public void read(
            Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> to,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> handler) {
        consumer.assign(from.keySet());
        from.forEach(consumer::seek);
        readUntil(to, record -> {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            if (record.offset() < to.getOrDefault(partition, 0L)) {
                handler.accept(record);
            }
        });
    }

    /**
     * Decodes the key of a record.
     *
     * @param record a record of this topic
     * @return its key
     * @throws org.apache.kafka.common.errors.SerializationException when it cannot be decoded
     */
    public K key(ConsumerRecord<byte[], byte[]> record) {
        return decoder.key(record);
    }

    /**
     * Decodes the value of a record.
     *
     * @param record a record of this topic that is not a tombstone
     * @return its value
     * @throws org.apache.kafka.common.errors.SerializationException when it cannot be decoded
     */
    public V value(ConsumerRecord<byte[], byte[]> record) {
        return decoder.value(record);
    }

    @Override
    public void close() {
        consumer.close();
    }

    Topic<K, V> topic() {
        return topic;
    }

    Consumer<byte[], byte[]> consumer() {
        return consumer;
    }

    private Map<K, V> snapshot(
            Collection<TopicPartition> partitions,
            Predicate<K> wanted,
            Function<Collection<TopicPartition>, Map<TopicPartition, Long>> endOffsets) {
        Map<K, V> latest = new HashMap<>();
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = endOffsets.apply(partitions);
        consumer.seekToBeginning(partitions);
        readUntil(
                ends,
                record -> decoder.decode(record, (key, value) -> {
                    if (wanted.test(key)) {
                        put(latest, key, value);
                    }
                }));
        return latest;
    }

    /** Handles the records of a poll as a whole, so that the consumer's position is after the last one handled. */
    private void readUntil(
            Map<TopicPartition, Long> ends, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> handler) {
        long progress = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            var records = consumer.poll(POLL);
            records.forEach(handler);
            if (!records.isEmpty()) {
                progress = System.nanoTime();
            } else if (timeout != null && System.nanoTime() - progress > timeout.toNanos()) {
                throw new CourantException("Kafka delivers no records of the topic " + topic.name() + ": try again");
            }
        }
    }

    private static <K, V> void put(Map<K, V> latest, K key, @Nullable V value) {
        if (value == null) {
            latest.remove(key);
        } else {
            latest.put(key, value);
        }
    }
}
