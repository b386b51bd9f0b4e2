package dev.courant.testkit;

import dev.courant.testkit.pipeline.Pipeline;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/**
 * The clock of a pipeline under test. It stands still until the test moves it; each move returns when everything that
 * was due by then has been done, through to the rows. Thread-safe.
 */
public final class ReplayClock {
    private final Pipeline pipeline;

    ReplayClock(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** {@return the present time} */
    public Instant instant() {
        return pipeline.clock().instant();
    }

    /**
     * Lets time pass until a moment.
     *
     * @param time the moment in ISO 8601, such as {@code 2026-03-02T10:00Z}; not before the present
     */
    public void advanceTo(String time) {
        advanceTo(OffsetDateTime.parse(time, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                .toInstant());
    }

    /**
     * Lets time pass until a moment.
     *
     * @param time the moment; not before the present
     */
    public void advanceTo(Instant time) {
        pipeline.advanceTo(time);
    }

    /**
     * Lets time pass.
     *
     * @param duration how long; not negative
     */
    public void advance(Duration duration) {
        advanceTo(instant().plus(duration));
    }
}
