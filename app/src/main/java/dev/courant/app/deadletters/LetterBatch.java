package dev.courant.app.deadletters;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Sends records in transactions, each with those of several letters. Used by one thread. */
final class LetterBatch {
    private static final int LETTERS = 50;

    /** Far below the timeout after which the broker aborts a transaction. */
    private static final Duration AGE = Duration.ofSeconds(3);

    private final Producer<byte[], byte[]> producer;
    private int uncommitted;
    private long openedNanos;

    LetterBatch(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** Sends the records of one letter, in one transaction. */
    void send(List<ProducerRecord<byte[], byte[]>> records) {
        if (uncommitted == 0) {
            producer.beginTransaction();
            openedNanos = System.nanoTime();
        }
        uncommitted++;
        records.forEach(producer::send);
        if (uncommitted == LETTERS || System.nanoTime() - openedNanos > AGE.toNanos()) {
            commit();
        }
    }

    /** Commits what was sent; if that fails, none of it was. */
    void commit() {
        if (uncommitted == 0) {
            return;
        }
        uncommitted = 0;
        try {
            producer.commitTransaction();
        } catch (KafkaException e) {
            producer.abortTransaction();
            throw e;
        }
    }
}
