package dev.courant.runtime.kafka;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A producer that closes in time when no broker answers. Kafka's waits for each record that was sent until it expires,
 * two minutes by default. Whoever needs a record to have arrived awaits the answer to it or commits; nothing relies on
 * {@link #close()} for that. Thread-safe, as its base.
 */
final class PromptProducer extends KafkaProducer<byte[], byte[]> {
    PromptProducer(Map<String, Object> properties) {
        super(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void close() {
        PromptClose.within(PromptClose.WRITING, this::close);
    }
}
