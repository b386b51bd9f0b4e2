package dev.courant.runtime.kafka;

import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A consumer that closes in time when no broker answers. Kafka's waits for up to thirty seconds to tell the broker that
 * it leaves, longer than a loop is given to end. Used by one thread, as its base.
 */
final class PromptConsumer extends KafkaConsumer<byte[], byte[]> {
    PromptConsumer(Map<String, Object> properties) {
        super(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        PromptClose.within(PromptClose.READING, timeout -> close(CloseOptions.timeout(timeout)));
    }
}
