package dev.courant.ingest.poll;

import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.schemas.Push;
import dev.courant.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows what WebSub hubs sent to any instance. It may be taken in more than once; what is missed, polling finds. Used
 * by one thread.
 */
final class PushFollower implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PushFollower.class);
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final Topic<String, Push> topic;
    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> reader;

    PushFollower(KafkaClients clients) {
        topic = clients.topics().pushes();
        reader = clients.reader();
        List<TopicPartition> all = reader.partitionsFor(topic.name()).stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
        reader.assign(all);
        reader.seekToEnd(all);
    }

    /** Goes back to what arrived since a time. */
    void rewind(Instant since) {
        Map<TopicPartition, Long> times = new HashMap<>();
        reader.assignment().forEach(partition -> times.put(partition, since.toEpochMilli()));
        reader.offsetsForTimes(times).forEach(this::seek);
    }

    /** Takes what is new, without waiting for it. */
    void take(Consumer<Push> taker) {
        for (ConsumerRecord<byte[], byte[]> record : reader.poll(AT_ONCE)) {
            try {
                Push push = topic.values().deserializer().deserialize(record.topic(), record.value());
                if (push != null) {
                    taker.accept(push);
                }
            } catch (RuntimeException e) {
                log.error(
                        "event=unreadable_push partition={} offset={} cause=\"{}\"",
                        record.partition(),
                        record.offset(),
                        e.toString());
            }
        }
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
}
