package dev.courant.app.cluster;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.kafka.KafkaClients;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes records and waits until Kafka has them. Stateless. */
public final class RecordWriter {
    private static final long TIMEOUT_SECONDS = 15;

    private RecordWriter() {}

    /**
     * Writes records, and returns when Kafka has them.
     *
     * @param kafka the cluster
     * @param records the records
     * @throws CourantException when Kafka does not acknowledge them in time
     */
    public static void write(KafkaClients kafka, List<ProducerRecord<byte[], byte[]>> records) {
        if (records.isEmpty()) {
            return;
        }
        Producer<byte[], byte[]> producer = kafka.producer();
        try {
            List<? extends Future<?>> sent =
                    records.stream().map(producer::send).toList();
            for (Future<?> future : sent) {
                future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new CourantException(records.getFirst().topic() + " could not be written to Kafka: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CourantException("interrupted while writing to Kafka", e);
        } finally {
            producer.close(Duration.ofSeconds(1));
        }
    }
}
