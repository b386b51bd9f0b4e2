package dev.courant.runtime.kafka;

import dev.courant.schemas.Topic;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes the records of one topic. A record that cannot be decoded or handled is logged and skipped. It stays in the
 * topic, so it would otherwise keep a service from starting each time. Thread-safe.
 */
final class RecordDecoder<K, V> {
    private static final Logger log = LoggerFactory.getLogger(RecordDecoder.class);

    private final Topic<K, V> topic;

    RecordDecoder(Topic<K, V> topic) {
        this.topic = topic;
    }

    K key(ConsumerRecord<byte[], byte[]> record) {
        return topic.keys().deserializer().deserialize(record.topic(), record.key());
    }

    V value(ConsumerRecord<byte[], byte[]> record) {
        return topic.values().deserializer().deserialize(record.topic(), record.value());
    }

    /** Passes key and value to a handler; the value is null for a tombstone. */
    void decode(ConsumerRecord<byte[], byte[]> record, BiConsumer<K, @Nullable V> handler) {
        try {
            handler.accept(key(record), value(record));
        } catch (RuntimeException e) {
            log.error(
                    "event=unreadable_record topic={} partition={} offset={} cause=\"{}\"",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.toString());
        }
    }
}
