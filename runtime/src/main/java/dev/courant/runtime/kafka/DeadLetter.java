package dev.courant.runtime.kafka;

import dev.courant.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record that broke a step, as it goes to the dead-letter topic: its bytes unchanged, its own headers kept, and the
 * cause in headers whose names start with {@code courant.}. Sending its key and value to {@link #SOURCE_TOPIC} again is
 * a retry.
 *
 * @param step what failed, such as {@code scrape}
 * @param topic where the record comes from
 * @param partition its partition there; -1 when it comes from none
 * @param offset its offset there; -1 when it comes from none
 * @param key its key, if any
 * @param value its value, if any
 * @param headers its own headers
 * @param cause why the step failed
 * @param at when
 */
public record DeadLetter(
        String step,
        String topic,
        int partition,
        long offset,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Headers headers,
        Throwable cause,
        Instant at) {
    /** Header: the step that failed. */
    public static final String STEP = "courant.step";
    /** Header: the topic that the record comes from. */
    public static final String SOURCE_TOPIC = "courant.source.topic";
    /** Header: its partition there. */
    public static final String SOURCE_PARTITION = "courant.source.partition";
    /** Header: its offset there. */
    public static final String SOURCE_OFFSET = "courant.source.offset";
    /** Header: the class of the cause. */
    public static final String CAUSE = "courant.cause";
    /** Header: the message of the cause. */
    public static final String MESSAGE = "courant.message";
    /** Header: when the step failed, ISO 8601. */
    public static final String AT = "courant.at";

    /**
     * The letter as a record.
     *
     * @param deadLetters the dead-letter topic
     * @return the record to send
     */
    public ProducerRecord<byte[], byte[]> record(Topic<byte[], byte[]> deadLetters) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(deadLetters.name(), null, key, value, headers);
        header(record, STEP, step);
        header(record, SOURCE_TOPIC, topic);
        header(record, SOURCE_PARTITION, Integer.toString(partition));
        header(record, SOURCE_OFFSET, Long.toString(offset));
        header(record, CAUSE, cause.getClass().getName());
        header(record, MESSAGE, String.valueOf(cause.getMessage()));
        header(record, AT, at.toString());
        return record;
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
