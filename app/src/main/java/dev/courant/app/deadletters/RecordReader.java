package dev.courant.app.deadletters;

import dev.courant.app.cluster.Cluster;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.TopicReader;
import dev.courant.schemas.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads single records of one topic by where they stand. Used by one thread. */
final class RecordReader implements AutoCloseable {
    private final TopicReader<?, ?> reader;
    private final String topic;

    RecordReader(KafkaClients clients, Topic<?, ?> topic) {
        this.reader = TopicReader.open(clients, topic, Cluster.READ_TIMEOUT);
        this.topic = topic.name();
    }

    /** Returns the record at an offset; empty when it is not there, or not any more. */
    Optional<ConsumerRecord<byte[], byte[]>> at(int partition, long offset) {
        TopicPartition place = new TopicPartition(topic, partition);
        long beginning = reader.offsets().beginnings().getOrDefault(place, Long.MAX_VALUE);
        long end = reader.offsets().ends().getOrDefault(place, 0L);
        if (offset < beginning || offset >= end) {
            return Optional.empty();
        }
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        reader.read(Map.of(place, offset), Map.of(place, offset + 1), record -> {
            if (record.offset() == offset) {
                found.add(record);
            }
        });
        return found.stream().findFirst();
    }

    /** Returns whether a partition has a record with a key after an offset. */
    boolean hasNewer(int partition, long offset, byte[] key) {
        TopicPartition place = new TopicPartition(topic, partition);
        long end = reader.offsets().ends().getOrDefault(place, 0L);
        // In a topic that was created anew, whatever is there is newer.
        long from = offset < end ? offset + 1 : reader.offsets().beginnings().getOrDefault(place, end);
        AtomicBoolean newer = new AtomicBoolean();
        if (from < end) {
            reader.read(Map.of(place, from), Map.of(place, end), record -> {
                if (Arrays.equals(record.key(), key)) {
                    newer.set(true);
                }
            });
        }
        return newer.get();
    }

    @Override
    public void close() {
        reader.close();
    }
}
