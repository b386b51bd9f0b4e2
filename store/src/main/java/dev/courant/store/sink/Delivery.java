package dev.courant.store.sink;

import dev.courant.runtime.CourantException;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sending that ends when Kafka has the records. Stateless. */
final class Delivery {
    private Delivery() {}

    /**
     * Sends records and waits. Flushing alone would not tell of a record that Kafka did not take.
     *
     * @throws CourantException when one of them was not taken
     */
    static void send(Producer<byte[], byte[]> producer, Stream<ProducerRecord<byte[], byte[]>> records) {
        List<Future<RecordMetadata>> sent = records.map(producer::send).toList();
        producer.flush();
        for (Future<RecordMetadata> delivery : sent) {
            if (delivery.state() != Future.State.SUCCESS) {
                Throwable cause = delivery.exceptionNow();
                throw new CourantException("Kafka did not take a record: " + cause.getMessage(), cause);
            }
        }
    }
}
