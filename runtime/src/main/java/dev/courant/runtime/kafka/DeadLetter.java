package dev.courant.runtime.kafka;

import dev.courant.schemas.Outcome;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record that made a step fail, for the dead-letter topic: key, value and headers unchanged, and the cause in further
 * headers. A record that is too large is left out. What became of a letter is a {@link LetterMark} in the same topic.
 *
 * @param letter the record for the dead-letter topic
 * @param outcome the outcome of the link that the record carried; empty when it carried none or cannot be decoded
 */
public record DeadLetter(ProducerRecord<byte[], byte[]> letter, Optional<Outcome> outcome) {
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
    /**
     * Header: the record was too large for the topic of dead letters, and key, value and headers are left out; its size
     * in bytes. It is to be read where it stands.
     */
    public static final String OMITTED = "courant.omitted.bytes";
    /** Header: when the step failed, ISO 8601. */
    public static final String AT = "courant.at";
    /** Header: how often the record was sent again as a dead letter before. It travels with the record. */
    public static final String RETRIES = "courant.retries";
}
