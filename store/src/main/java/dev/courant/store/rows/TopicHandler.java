package dev.courant.store.rows;

import dev.courant.schemas.Topic;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the records of one topic and adds them to the rows to write.
 *
 * @param topic the name of the topic
 * @param collector takes one of its records; throws when it cannot be decoded
 */
record TopicHandler(String topic, Consumer<ConsumerRecord<byte[], byte[]>> collector) {
    /** Handles the values of a topic; tombstones are ignored. */
    static <V> TopicHandler ofValues(Topic<String, V> topic, Consumer<V> rows) {
        return new TopicHandler(topic.name(), record -> value(topic, record).ifPresent(rows));
    }

    /** Handles keys with their values, which are empty for tombstones. */
    static <V> TopicHandler ofState(Topic<String, V> topic, BiConsumer<String, Optional<V>> rows) {
        return new TopicHandler(
                topic.name(),
                record -> rows.accept(
                        topic.keys().deserializer().deserialize(record.topic(), record.key()), value(topic, record)));
    }

    private static <V> Optional<V> value(Topic<String, V> topic, ConsumerRecord<byte[], byte[]> record) {
        @Nullable V value = topic.values().deserializer().deserialize(record.topic(), record.value());
        return Optional.ofNullable(value);
    }
}
