package dev.courant.enrich.topology;

import dev.courant.runtime.kafka.RecordLimit;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Serializes values, and refuses those that are larger than a record may be. The producer would refuse them too, but on
 * its own thread, when the step that made them is over. Thread-safe.
 *
 * @param values the serializer of the topic
 * @param limit the largest record
 * @param <V> the value
 */
record LimitedSerializer<V>(Serializer<V> values, RecordLimit limit) implements Serializer<V> {
    /** For key and headers, which are ours and short. */
    private static final int REST_BYTES = 1_024;

    @Override
    public byte[] serialize(String topic, V value) {
        byte[] bytes = values.serialize(topic, value);
        limit.check(bytes == null ? 0 : bytes.length + REST_BYTES);
        return bytes;
    }

    @Override
    public byte[] serialize(String topic, Headers headers, V value) {
        return serialize(topic, value);
    }
}
