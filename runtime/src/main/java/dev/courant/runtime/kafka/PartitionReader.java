package dev.courant.runtime.kafka;

import dev.courant.schemas.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the present state out of compacted topics. Stateless and thread-safe. */
public final class PartitionReader {
    private static final Duration POLL = Duration.ofMillis(200);

    private static final Logger log = LoggerFactory.getLogger(PartitionReader.class);

    private PartitionReader() {}

    /**
     * The last committed value of each key in some partitions, as of now. Removed keys are left out, and so are records
     * that cannot be read: one of them must not keep a service from starting for ever.
     *
     * @param clients the cluster
     * @param topic a compacted topic
     * @param partitions the partitions to read
     * @param <K> the key
     * @param <V> the value
     * @return keys to values
     */
    public static <K, V> Map<K, V> latest(KafkaClients clients, Topic<K, V> topic, Collection<Integer> partitions) {
        List<TopicPartition> assigned = partitions.stream()
                .map(partition -> new TopicPartition(topic.name(), partition))
                .toList();
        Map<K, V> latest = new HashMap<>();
        try (Consumer<byte[], byte[]> reader = clients.reader()) {
            reader.assign(assigned);
            Map<TopicPartition, Long> ends = reader.endOffsets(assigned);
            reader.seekToBeginning(assigned);
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                reader.poll(POLL).forEach(record -> take(latest, topic, record));
            }
        }
        return latest;
    }

    private static <K, V> void take(Map<K, V> latest, Topic<K, V> topic, ConsumerRecord<byte[], byte[]> record) {
        try {
            put(latest, topic, record);
        } catch (RuntimeException e) {
            log.error(
                    "event=unreadable_state topic={} partition={} offset={} cause=\"{}\"",
                    topic.name(),
                    record.partition(),
                    record.offset(),
                    e.toString());
        }
    }

    private static <K, V> void put(Map<K, V> latest, Topic<K, V> topic, ConsumerRecord<byte[], byte[]> record) {
        K key = topic.keys().deserializer().deserialize(topic.name(), record.key());
        if (record.value() == null) {
            latest.remove(key);
        } else {
            latest.put(key, topic.values().deserializer().deserialize(topic.name(), record.value()));
        }
    }
}
