package dev.courant.app.backup;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.TopicOffsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Writes records to given offsets of partitions that nobody else writes to. Offsets are left free by transactions: the
 * end of one takes an offset, and so does each record of one that is aborted; readers of committed records see neither.
 * Used by one thread.
 */
final class OffsetWriter implements AutoCloseable {
    /** Few enough for one transaction, which may not last long. */
    private static final long MOST_AT_ONCE = 100_000;

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Producer<byte[], byte[]> plain;
    private final Producer<byte[], byte[]> transactional;
    private final Consumer<byte[], byte[]> reader;
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();

    OffsetWriter(KafkaClients clients) {
        plain = clients.producer();
        transactional = clients.transactionalProducer("restore");
        transactional.initTransactions();
        reader = clients.reader();
    }

    /**
     * Writes a record.
     *
     * @param record the record, with its partition
     * @param offset the offset that it must get
     * @param free how many offsets to leave free after it
     */
    void write(ProducerRecord<byte[], byte[]> record, long offset, long free) {
        if (free == 1) {
            flush();
            transactional.beginTransaction();
            send(transactional, record, offset);
            transactional.commitTransaction();
            awaitEnd(record, offset + 2);
        } else {
            send(plain, record, offset);
            leaveFree(record, offset + 1, free);
        }
    }

    /**
     * Writes records without content, to be deleted.
     *
     * @param topic the topic
     * @param partition the number of the partition
     * @param count how many
     */
    void fill(String topic, int partition, long count) {
        for (long i = 0; i < count; i++) {
            send(plain, filler(topic, partition), i);
        }
    }

    /**
     * Waits until Kafka has everything.
     *
     * @throws CourantException when it has not, or a record has another offset
     */
    void flush() {
        plain.flush();
        String cause = failure.get();
        if (cause != null) {
            throw new CourantException("records cannot be restored: " + cause);
        }
    }

    @Override
    public void close() {
        plain.close();
        transactional.close();
        reader.close();
    }

    /** One offset alone cannot be left free: a transaction takes at least two. */
    private void leaveFree(ProducerRecord<byte[], byte[]> after, long offset, long free) {
        long left = free;
        while (left > 0) {
            flush();
            long now = left - MOST_AT_ONCE == 1 ? MOST_AT_ONCE - 1 : Math.min(left, MOST_AT_ONCE);
            transactional.beginTransaction();
            for (long i = 1; i < now; i++) {
                var unused = transactional.send(filler(after.topic(), after.partition()));
            }
            transactional.flush();
            transactional.abortTransaction();
            left -= now;
            awaitEnd(after, offset + free - left);
        }
    }

    /** Waits for the end of a transaction to be written, which happens after the producer has heard of its success. */
    private void awaitEnd(ProducerRecord<byte[], byte[]> record, long end) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        TopicOffsets offsets = new TopicOffsets(record.topic(), reader);
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (offsets.ends().getOrDefault(partition, 0L) < end) {
            if (System.nanoTime() > deadline) {
                throw new CourantException(
                        "records cannot be restored: Kafka does not end a transaction in " + record.topic());
            }
            Thread.onSpinWait();
        }
    }

    private void send(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record, long offset) {
        var unused = producer.send(record, (metadata, cause) -> {
            if (cause != null) {
                failure.compareAndSet(null, record.topic() + ": " + cause.getMessage());
            } else if (metadata.offset() != offset) {
                failure.compareAndSet(
                        null,
                        record.topic() + ": somebody else writes to it; a record has offset " + metadata.offset()
                                + " instead of " + offset);
            }
        });
    }

    private static ProducerRecord<byte[], byte[]> filler(String topic, int partition) {
        return new ProducerRecord<>(topic, partition, null, null);
    }
}
