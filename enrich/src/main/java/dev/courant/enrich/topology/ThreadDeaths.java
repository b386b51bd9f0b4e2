package dev.courant.enrich.topology;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Counts the deaths of stream threads in a span of time: a few are outages that pass, many in a short time are a
 * lasting fault. Thread-safe.
 */
final class ThreadDeaths {
    static final Duration SPAN = Duration.ofMinutes(10);
    static final int MOST = 20;

    private final InstantSource clock;
    private final Deque<Instant> times = new ArrayDeque<>();

    ThreadDeaths(InstantSource clock) {
        this.clock = clock;
    }

    /** Adds a death; returns how many there were in the last ten minutes. */
    synchronized int add() {
        Instant now = clock.instant();
        times.addLast(now);
        while (times.getFirst().isBefore(now.minus(SPAN))) {
            times.removeFirst();
        }
        return times.size();
    }
}
