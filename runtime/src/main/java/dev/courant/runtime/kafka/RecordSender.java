package dev.courant.runtime.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** Sends records and waits until Kafka has them. Thread-safe. */
public final class RecordSender implements AutoCloseable {
    /** Short, because records that are still unsent were reported as failed already. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final Producer<byte[], byte[]> producer;
    private final Duration timeout;

    /**
     * Creates a sender.
     *
     * @param producer the producer, without transactions; is closed with the sender
     * @param timeout the longest wait for Kafka to accept the records of one call
     */
    public RecordSender(Producer<byte[], byte[]> producer, Duration timeout) {
        this.producer = producer;
        this.timeout = timeout;
    }

    /**
     * Sends a record, and returns when Kafka has it.
     *
     * @param record the record
     * @throws NotSentException when Kafka does not accept it in time
     */
    public void send(ProducerRecord<byte[], byte[]> record) {
        send(List.of(record));
    }

    /**
     * Sends records, and returns when Kafka has all of them.
     *
     * @param records the records
     * @throws NotSentException when Kafka does not accept one of them in time; it may have accepted others
     */
    public void send(Collection<ProducerRecord<byte[], byte[]>> records) {
        if (records.isEmpty()) {
            return;
        }
        String topic = records.iterator().next().topic();
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            List<Future<RecordMetadata>> sent =
                    records.stream().map(producer::send).toList();
            for (Future<RecordMetadata> future : sent) {
                var unused = future.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (ExecutionException e) {
            throw new NotSentException(topic, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException | KafkaException e) {
            throw new NotSentException(topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotSentException(topic, e);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
