package dev.courant.runtime.kafka;

import dev.courant.schemas.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
        try (Consumer<byte[], byte[]> reader = clients.reader()) {
            return latest(reader, topic, partitions, key -> true);
        }
    }

    /**
     * The last committed values of some keys, as of now; otherwise as {@link #latest(KafkaClients, Topic, Collection)}.
     * Only the partitions are read where the default partitioner puts these keys.
     *
     * @param clients the cluster
     * @param topic a compacted topic
     * @param keys the keys; those without a value are missing in the answer
     * @param <K> the key
     * @param <V> the value
     * @return keys to values
     */
    public static <K, V> Map<K, V> latest(KafkaClients clients, Topic<K, V> topic, Set<K> keys) {
        try (Consumer<byte[], byte[]> reader = clients.reader()) {
            int count = reader.partitionsFor(topic.name()).size();
            Set<Integer> partitions =
                    keys.stream().map(key -> partition(topic, key, count)).collect(Collectors.toSet());
            return latest(reader, topic, partitions, keys::contains);
        }
    }

    private static <K, V> int partition(Topic<K, V> topic, K key, int count) {
        return KafkaClients.partition(topic.keys().serializer().serialize(topic.name(), key), count);
    }

    private static <K, V> Map<K, V> latest(
            Consumer<byte[], byte[]> reader, Topic<K, V> topic, Collection<Integer> partitions, Predicate<K> wanted) {
        List<TopicPartition> assigned = partitions.stream()
                .map(partition -> new TopicPartition(topic.name(), partition))
                .toList();
        Map<K, V> latest = new HashMap<>();
        reader.assign(assigned);
        Map<TopicPartition, Long> ends = reader.endOffsets(assigned);
        reader.seekToBeginning(assigned);
        while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
            reader.poll(POLL).forEach(record -> take(latest, topic, record, wanted));
        }
        return latest;
    }

    private static <K, V> void take(
            Map<K, V> latest, Topic<K, V> topic, ConsumerRecord<byte[], byte[]> record, Predicate<K> wanted) {
        try {
            put(latest, topic, record, wanted);
        } catch (RuntimeException e) {
            log.error(
                    "event=unreadable_state topic={} partition={} offset={} cause=\"{}\"",
                    topic.name(),
                    record.partition(),
                    record.offset(),
                    e.toString());
        }
    }

    private static <K, V> void put(
            Map<K, V> latest, Topic<K, V> topic, ConsumerRecord<byte[], byte[]> record, Predicate<K> wanted) {
        K key = topic.keys().deserializer().deserialize(topic.name(), record.key());
        if (!wanted.test(key)) {
            return;
        }
        if (record.value() == null) {
            latest.remove(key);
        } else {
            latest.put(key, topic.values().deserializer().deserialize(topic.name(), record.value()));
        }
    }
}
