package dev.courant.store.query;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter: a record that made a step fail. As JSON, its failure's fields are its own.
 *
 * @param id its partition and offset in the topic of dead letters, such as {@code 2-17}
 * @param failure what failed
 * @param source where the record stands
 * @param url the URL that the record is about; null when it is not known
 * @param state {@code OPEN}, {@code RETRIED} or {@code DISCARDED}
 * @param resolvedAt when it was retried or discarded; null while it is open
 */
public record DeadLetterRecord(
        String id,
        @JsonUnwrapped Failure failure,
        Source source,
        @Nullable String url,
        String state,
        @Nullable Instant resolvedAt) {

    /**
     * What failed.
     *
     * @param at when
     * @param step the step
     * @param cause the class of the exception
     * @param message its message
     * @param retries how often the record was retried before
     */
    public record Failure(Instant at, String step, String cause, String message, int retries) {}

    /**
     * Where a record stands.
     *
     * @param topic its topic
     * @param partition its partition there
     * @param offset its offset there
     * @param omittedBytes its size if it is too large for a dead letter; else 0
     */
    public record Source(String topic, int partition, long offset, long omittedBytes) {}
}
