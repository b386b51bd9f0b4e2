package dev.courant.runtime.kafka;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * What the headers of a record in the dead-letter topic say. Any program may write there: headers that are missing or
 * wrong have the values of something unknown, and texts are bounded and free of NUL characters. Immutable.
 *
 * @param step the step that failed; {@code unknown} if none is named
 * @param source where the record comes from
 * @param cause why the step failed
 * @param at when it failed; else when the letter was written
 * @param omittedBytes the size of the record if it was left out as too large; 0 if the letter has it
 * @param retries how often the record was retried before
 */
public record LetterDescription(String step, Source source, Cause cause, Instant at, long omittedBytes, int retries) {
    /** The step of letters that name none. */
    public static final String UNKNOWN = "unknown";

    private static final int LONGEST_NAME = 250;
    private static final int LONGEST_MESSAGE = 1_000;

    /**
     * Where a record stood.
     *
     * @param topic the topic; empty if none is named
     * @param partition its partition; -1 if none is named
     * @param offset its offset; -1 if none is named
     */
    public record Source(String topic, int partition, long offset) {}

    /**
     * Why a step failed.
     *
     * @param type the class of the exception; empty if none is named
     * @param message its message
     */
    public record Cause(String type, String message) {}

    /**
     * Reads the headers of a letter, or of a mark, which has those of its letter.
     *
     * @param letter a record of the dead-letter topic
     * @return what they say
     */
    public static LetterDescription of(ConsumerRecord<byte[], byte[]> letter) {
        Headers headers = letter.headers();
        String step = text(headers, DeadLetter.STEP, LONGEST_NAME);
        return new LetterDescription(
                step.isBlank() ? UNKNOWN : step,
                new Source(
                        text(headers, DeadLetter.SOURCE_TOPIC, LONGEST_NAME),
                        (int) number(headers, DeadLetter.SOURCE_PARTITION, -1),
                        number(headers, DeadLetter.SOURCE_OFFSET, -1)),
                new Cause(
                        text(headers, DeadLetter.CAUSE, LONGEST_NAME),
                        text(headers, DeadLetter.MESSAGE, LONGEST_MESSAGE)),
                time(headers, DeadLetter.AT, Instant.ofEpochMilli(letter.timestamp())),
                number(headers, DeadLetter.OMITTED, 0),
                (int) number(headers, DeadLetter.RETRIES, 0));
    }

    static String text(Headers headers, String name, int longest) {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            return "";
        }
        String text = new String(header.value(), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
        return text.substring(0, Math.min(text.length(), longest));
    }

    static long number(Headers headers, String name, long otherwise) {
        try {
            return Math.max(otherwise, Long.parseLong(text(headers, name, LONGEST_NAME)));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    static Instant time(Headers headers, String name, Instant otherwise) {
        try {
            return Instant.parse(text(headers, name, LONGEST_NAME));
        } catch (DateTimeException e) {
            return otherwise;
        }
    }
}
