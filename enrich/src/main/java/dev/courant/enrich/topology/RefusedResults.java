package dev.courant.enrich.topology;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Source records whose result the broker refused. A refusal arrives on the thread of the producer, which must not send,
 * and ends the transaction; the record is read again, and fails in the step then, where it can be dead-lettered.
 * Thread-safe.
 */
final class RefusedResults {
    private final Map<Position, String> causes = new ConcurrentHashMap<>();

    private record Position(TopicPartition partition, long offset) {}

    /** Remembers a record and why its result was refused. */
    void add(String topic, int partition, long offset, String cause) {
        causes.put(new Position(new TopicPartition(topic, partition), offset), cause);
    }

    /** @throws RefusedException if the result of the record was refused; the record is then forgotten */
    void check(RecordMetadata source) {
        if (causes.isEmpty()) {
            return;
        }
        String cause =
                causes.remove(new Position(new TopicPartition(source.topic(), source.partition()), source.offset()));
        if (cause != null) {
            throw new RefusedException(cause);
        }
    }

    /** The broker refused what the step had made of a record. */
    static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedException(String cause) {
            super(cause);
        }
    }
}
