package dev.courant.app.cluster;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.schemas.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads compacted topics for a command. Where a service would wait for its cluster, this gives up after seconds. Used
 * by one thread.
 */
public final class StateReader implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StateReader.class);
    private static final int TIMEOUT_MILLIS = 8_000;
    private static final int REQUEST_MILLIS = 5_000;

    /** Short, because a request that waits at the end of one topic delays reading the next. */
    private static final int FETCH_WAIT_MILLIS = 50;

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;

    public StateReader(KafkaClients kafka) {
        Map<String, Object> config = kafka.common();
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** {@return whether the topic exists} */
    public boolean exists(Topic<?, ?> topic) {
        return !partitions(topic).isEmpty();
    }

    /** {@return the latest value of each key; removed keys and unreadable records are left out} */
    public <K, V> Map<K, V> latest(Topic<K, V> topic) {
        List<TopicPartition> partitions = partitions(topic);
        if (partitions.isEmpty()) {
            return Map.of();
        }
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.seekToBeginning(partitions);
        Map<K, V> latest = new HashMap<>();
        long deadline = System.nanoTime() + Duration.ofMillis(TIMEOUT_MILLIS).toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (next(topic, POLL, (key, value) -> put(latest, key, value)) > 0) {
                deadline = System.nanoTime() + Duration.ofMillis(TIMEOUT_MILLIS).toNanos();
            } else if (System.nanoTime() > deadline) {
                throw new CourantException("Kafka does not deliver the topic " + topic.name() + "; try again");
            }
        }
        return latest;
    }

    /**
     * Reads the records after those that were read last.
     *
     * @param timeout the longest wait for a record
     * @param receiver receives key and value of each record
     * @return the number of records
     */
    public <K, V> int next(Topic<K, V> topic, Duration timeout, BiConsumer<K, @Nullable V> receiver) {
        int count = 0;
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(timeout)) {
            count++;
            pass(topic, record, receiver);
        }
        return count;
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** An unreadable record is logged and skipped: it must not hide the others. */
    private static <K, V> void pass(
            Topic<K, V> topic, ConsumerRecord<byte[], byte[]> record, BiConsumer<K, @Nullable V> receiver) {
        K key;
        V value;
        try {
            key = topic.keys().deserializer().deserialize(topic.name(), record.key());
            value = topic.values().deserializer().deserialize(topic.name(), record.value());
        } catch (RuntimeException e) {
            log.warn(
                    "event=unreadable_state topic={} partition={} offset={} cause=\"{}\"",
                    topic.name(),
                    record.partition(),
                    record.offset(),
                    e.toString());
            return;
        }
        receiver.accept(key, value);
    }

    private static <K, V> void put(Map<K, V> latest, K key, @Nullable V value) {
        if (value == null) {
            latest.remove(key);
        } else {
            latest.put(key, value);
        }
    }

    private List<TopicPartition> partitions(Topic<?, ?> topic) {
        List<PartitionInfo> partitions = consumer.partitionsFor(topic.name());
        return partitions == null
                ? List.of()
                : partitions.stream()
                        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                        .toList();
    }
}
