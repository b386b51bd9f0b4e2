package dev.courant.ingest.poll;

import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the definitions of all feeds. They are state, not events, and every instance knows them all. Used by one
 * thread.
 */
final class FeedFollower implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FeedFollower.class);
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final Topic<String, FeedDefinition> topic;
    private final Consumer<byte[], byte[]> reader;
    private final Map<TopicPartition, Long> behind;

    FeedFollower(KafkaClients clients) {
        topic = clients.topics().feeds();
        reader = clients.reader();
        List<TopicPartition> all = reader.partitionsFor(topic.name()).stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
        reader.assign(all);
        reader.seekToBeginning(all);
        behind = new HashMap<>(reader.endOffsets(all));
    }

    /** Takes what is new, without waiting for it: feed ids, with null for a feed that was removed. */
    void take(BiConsumer<String, @Nullable FeedDefinition> taker) {
        var records = reader.poll(AT_ONCE);
        while (!records.isEmpty()) {
            records.forEach(record -> take(record, taker));
            records = reader.poll(AT_ONCE);
        }
        behind.entrySet().removeIf(end -> reader.position(end.getKey()) >= end.getValue());
    }

    /** {@return whether all is taken that was there at the start} */
    boolean hasCaughtUp() {
        return behind.isEmpty();
    }

    /** {@return the number of partitions} */
    int partitions() {
        return reader.assignment().size();
    }

    @Override
    public void close() {
        reader.close();
    }

    private void take(ConsumerRecord<byte[], byte[]> record, BiConsumer<String, @Nullable FeedDefinition> taker) {
        try {
            taker.accept(
                    topic.keys().deserializer().deserialize(record.topic(), record.key()),
                    topic.values().deserializer().deserialize(record.topic(), record.value()));
        } catch (RuntimeException e) {
            // It stays in the topic, where it can be written again; its feed keeps its last definition.
            log.error(
                    "event=unreadable_definition partition={} offset={} cause=\"{}\"",
                    record.partition(),
                    record.offset(),
                    e.toString());
        }
    }
}
