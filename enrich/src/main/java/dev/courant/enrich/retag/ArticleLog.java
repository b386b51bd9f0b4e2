package dev.courant.enrich.retag;

import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.schemas.Article;
import dev.courant.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** The topic of articles, read from offset to offset. Used by one thread. */
final class ArticleLog implements AutoCloseable {
    private static final Duration WAIT = Duration.ofMillis(200);

    private final Topic<String, Article> topic;
    private final Consumer<byte[], byte[]> reader;
    private final List<TopicPartition> partitions;

    ArticleLog(KafkaClients clients) {
        this.topic = clients.topics().articles();
        this.reader = clients.reader();
        this.partitions = reader.partitionsFor(topic.name()).stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
        reader.assign(partitions);
    }

    /** Where each partition ends now. */
    Map<TopicPartition, Long> ends() {
        return reader.endOffsets(partitions);
    }

    /** The first offset in each partition that was written at a time or later; the end where there is none. */
    Map<TopicPartition, Long> offsets(Instant time) {
        Map<TopicPartition, Long> offsets = new HashMap<>(ends());
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, time.toEpochMilli()));
        for (Map.Entry<TopicPartition, OffsetAndTimestamp> found :
                reader.offsetsForTimes(times).entrySet()) {
            if (found.getValue() != null) {
                offsets.put(found.getKey(), found.getValue().offset());
            }
        }
        return offsets;
    }

    /** Reads what lies between, each partition in its order. */
    void read(
            Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> to,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        from.forEach(reader::seek);
        while (to.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : reader.poll(WAIT)) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < to.getOrDefault(partition, 0L)) {
                    taker.accept(record);
                }
            }
        }
    }

    String key(ConsumerRecord<byte[], byte[]> record) {
        return topic.keys().deserializer().deserialize(record.topic(), record.key());
    }

    Article article(ConsumerRecord<byte[], byte[]> record) {
        return topic.values().deserializer().deserialize(record.topic(), record.value());
    }

    @Override
    public void close() {
        reader.close();
    }
}
