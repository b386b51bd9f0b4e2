package dev.courant.runtime.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A producer that closes in time when no broker answers. Kafka's waits for each record that was sent until it expires,
 * two minutes by default. Whoever needs a record to have arrived awaits the answer to it or commits; nothing relies on
 * {@link #close()} for that. Thread-safe, as its base.
 */
final class PromptProducer extends KafkaProducer<byte[], byte[]> {
    /** Ample for a broker that answers, and less than a loop is given to end. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    PromptProducer(Map<String, Object> properties) {
        super(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Waits for nothing when the thread is interrupted, where Kafka's logs an error. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            close(interrupted ? Duration.ZERO : CLOSE_TIMEOUT);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
