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
 * Reads compacted topics for somebody who waits for the answer: where a service would wait for its cluster, this gives
 * up after seconds. Used by one thread.
 */
public final class StateReader implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StateReader.class);
    private static final int PATIENCE_MILLIS = 8_000;
    private static final int REQUEST_MILLIS = 5_000;

    /** A request that waits at the end of one topic would hold up the reading of the next. */
    private static final int FETCH_WAIT_MILLIS = 50;

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;

    public StateReader(KafkaClients kafka) {
        Map<String, Object> config = kafka.common();
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** {@return whether the topic is there} */
    public boolean exists(Topic<?, ?> topic) {
        return !partitions(topic).isEmpty();
    }

    /** {@return the last value of each key, as of now; removed keys and what cannot be read are left out} */
    public <K, V> Map<K, V> latest(Topic<K, V> topic) {
        List<TopicPartition> partitions = partitions(topic);
        if (partitions.isEmpty()) {
            return Map.of();
        }
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.seekToBeginning(partitions);
        Map<K, V> latest = new HashMap<>();
        long deadline = System.nanoTime() + Duration.ofMillis(PATIENCE_MILLIS).toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (next(topic, POLL, (key, value) -> put(latest, key, value)) > 0) {
                deadline =
                        System.nanoTime() + Duration.ofMillis(PATIENCE_MILLIS).toNanos();
            } else if (System.nanoTime() > deadline) {
                throw new CourantException("Kafka does not hand out the topic " + topic.name() + "; try again");
            }
        }
        return latest;
    }

    /**
     * Takes what comes after that which was read last.
     *
     * @return how many records came
     */
    public <K, V> int next(Topic<K, V> topic, Duration patience, BiConsumer<K, @Nullable V> taker) {
        int count = 0;
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience)) {
            count++;
            take(topic, record, taker);
        }
        return count;
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** One record that cannot be read must not hide the others. */
    private static <K, V> void take(
            Topic<K, V> topic, ConsumerRecord<byte[], byte[]> record, BiConsumer<K, @Nullable V> taker) {
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
        taker.accept(key, value);
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
