package dev.courant.ingest.websub;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Permits one log line per interval, for events that strangers can cause at will. Thread-safe. */
final class LogThrottle {
    private final InstantSource clock;
    private final Duration pause;
    private final AtomicReference<Instant> next = new AtomicReference<>(Instant.MIN);

    LogThrottle(InstantSource clock, Duration pause) {
        this.clock = clock;
        this.pause = pause;
    }

    boolean permits() {
        Instant now = clock.instant();
        Instant due = next.get();
        return !now.isBefore(due) && next.compareAndSet(due, now.plus(pause));
    }
}
