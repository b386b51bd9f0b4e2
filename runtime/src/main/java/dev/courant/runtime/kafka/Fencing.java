package dev.courant.runtime.kafka;

import dev.courant.runtime.CourantException;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/** Tells people when another process has taken the place of an exclusive producer. Stateless. */
public final class Fencing {
    private Fencing() {}

    /**
     * Does some work with an exclusive producer.
     *
     * @param work the work
     * @param message one line for people, for when another process has opened the producer
     * @throws CourantException with the message, when one has
     * @throws KafkaException when Kafka fails otherwise
     */
    public static void orExplain(Runnable work, String message) {
        try {
            work.run();
        } catch (KafkaException e) {
            if (Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause)
                    .anyMatch(Fencing::isFenced)) {
                throw new CourantException(message, e);
            }
            throw e;
        }
    }

    private static boolean isFenced(Throwable cause) {
        return cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException;
    }
}
