package dev.courant.runtime.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A record in the dead-letter topic that says what became of an earlier letter in the same partition. It has the
 * headers that describe the letter, and neither its key nor its value. The first mark of a letter counts.
 *
 * @param offset the offset of the letter
 * @param resolution what became of it
 * @param at when
 */
public record LetterMark(long offset, Resolution resolution, Instant at) {
    private static final String RESOLUTION = "courant.resolution";
    private static final String LETTER_OFFSET = "courant.letter.offset";
    private static final String RESOLVED_AT = "courant.resolved.at";
    private static final int LONGEST = 20;

    private static final Set<String> DESCRIPTION = Set.of(
            DeadLetter.STEP,
            DeadLetter.SOURCE_TOPIC,
            DeadLetter.SOURCE_PARTITION,
            DeadLetter.SOURCE_OFFSET,
            DeadLetter.CAUSE,
            DeadLetter.MESSAGE,
            DeadLetter.AT,
            DeadLetter.OMITTED,
            DeadLetter.RETRIES);

    /** What became of a letter. */
    public enum Resolution {
        /** Its record was sent again to the topic that it comes from. */
        RETRIED,
        /** It was given up. */
        DISCARDED;

        private String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads a record of the dead-letter topic.
     *
     * @param record the record
     * @return the mark; empty if the record is a letter
     */
    public static Optional<LetterMark> of(ConsumerRecord<byte[], byte[]> record) {
        String resolution = LetterDescription.text(record.headers(), RESOLUTION, LONGEST);
        long offset = LetterDescription.number(record.headers(), LETTER_OFFSET, -1);
        Instant written = Instant.ofEpochMilli(record.timestamp());
        return Stream.of(Resolution.values())
                .filter(known -> known.id().equals(resolution) && offset >= 0 && offset < record.offset())
                .findFirst()
                .map(known ->
                        new LetterMark(offset, known, LetterDescription.time(record.headers(), RESOLVED_AT, written)));
    }

    /**
     * Creates the mark of a letter.
     *
     * @param letter the letter
     * @param resolution what became of it
     * @param now the time
     * @return the record for the dead-letter topic
     */
    public static ProducerRecord<byte[], byte[]> record(
            ConsumerRecord<byte[], byte[]> letter, Resolution resolution, Instant now) {
        ProducerRecord<byte[], byte[]> mark =
                new ProducerRecord<>(letter.topic(), letter.partition(), null, new byte[0]);
        for (Header header : letter.headers()) {
            if (DESCRIPTION.contains(header.key())) {
                mark.headers().add(header);
            }
        }
        header(mark, RESOLUTION, resolution.id());
        header(mark, LETTER_OFFSET, Long.toString(letter.offset()));
        header(mark, RESOLVED_AT, now.toString());
        return mark;
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
