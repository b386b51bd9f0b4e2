package dev.courant.runtime.kafka;

import dev.courant.runtime.CourantException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * The size of the largest record that may be written: what the topics take, and no more than our producers send.
 * Records are compared with it before they are sent, because a record that is refused by the broker ends the
 * transaction it is in. Sizes are counted before compression, which gives the same answer whatever the records share a
 * batch with. Thread-safe.
 */
public final class RecordLimit {
    /** What every cluster must take: Kafka's default of 1,048,588 bytes leaves a little more. */
    public static final int LEAST_BYTES = 1_000_000;

    /** Batches, records and data that compression makes larger take more than the record itself. */
    private static final int FRAMING_BYTES = 2_048;

    private static final int FRAMING_SHARE = 100;
    private static final int HEADER_BYTES = 10;
    private static final int UNKNOWN = -1;

    private final IntSupplier largestBatch;
    private volatile int bytes = UNKNOWN;

    /** @param largestBatch asks the cluster for the largest batch that all topics take, in bytes */
    RecordLimit(IntSupplier largestBatch) {
        this.largestBatch = largestBatch;
    }

    /**
     * Returns a limit that is known.
     *
     * @param bytes the limit
     * @return the limit
     */
    public static RecordLimit of(int bytes) {
        RecordLimit limit = new RecordLimit(() -> bytes);
        limit.bytes = bytes;
        return limit;
    }

    /**
     * Returns the limit. Asks the cluster the first time.
     *
     * @return bytes of key, value and headers together
     * @throws CourantException when a topic takes smaller records than Courant needs
     * @throws org.apache.kafka.common.KafkaException when the cluster does not answer
     */
    public int bytes() {
        int known = bytes;
        return known == UNKNOWN ? ask() : known;
    }

    /**
     * Asks the cluster again, because the limit may have been changed.
     *
     * @return the limit; errors as of {@link #bytes}
     */
    public synchronized int ask() {
        int batch = Math.min(largestBatch.getAsInt(), ClientConfig.MAX_REQUEST_BYTES);
        int limit = batch - batch / FRAMING_SHARE - FRAMING_BYTES;
        if (limit < LEAST_BYTES) {
            throw new CourantException(
                    "a topic takes batches of at most " + batch
                            + " bytes: set max.message.bytes of the topics, or message.max.bytes of the brokers, to 1048588 or more");
        }
        bytes = limit;
        return limit;
    }

    /**
     * Returns whether a record is within the limit.
     *
     * @param record the record
     * @return whether it may be sent; errors as of {@link #bytes}
     */
    public boolean fits(ProducerRecord<byte[], byte[]> record) {
        return size(record) <= bytes();
    }

    /**
     * Checks a record.
     *
     * @param record the record
     * @throws RecordTooLargeException when it is larger; it says how large it is; other errors as of {@link #bytes}
     */
    public void check(ProducerRecord<byte[], byte[]> record) {
        check(size(record));
    }

    /**
     * Checks a size.
     *
     * @param size the bytes of a record
     * @throws RecordTooLargeException when that is more; other errors as of {@link #bytes}
     */
    public void check(long size) {
        if (size > bytes()) {
            throw new RecordTooLargeException("the record has " + size + " bytes, the topics take " + bytes());
        }
    }

    /**
     * Returns the size of a record.
     *
     * @param record the record
     * @return the bytes of its key, value and headers
     */
    public static long size(ProducerRecord<byte[], byte[]> record) {
        long size = length(record.key()) + length(record.value());
        for (Header header : record.headers()) {
            size += size(header);
        }
        return size;
    }

    static long size(Header header) {
        return HEADER_BYTES + header.key().getBytes(StandardCharsets.UTF_8).length + length(header.value());
    }

    private static long length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
