package dev.courant.runtime.kafka;

import dev.courant.runtime.CourantException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Kafka did not accept a record. */
public final class NotSentException extends CourantException {
    private static final long serialVersionUID = 1L;

    NotSentException(String topic, Throwable cause) {
        super("a record for the topic " + topic + " could not be written to Kafka: " + cause, cause);
    }

    /** {@return whether the record is larger than the producer or the broker allows, so that a retry cannot succeed} */
    public boolean isTooLarge() {
        return getCause() instanceof RecordTooLargeException;
    }
}
