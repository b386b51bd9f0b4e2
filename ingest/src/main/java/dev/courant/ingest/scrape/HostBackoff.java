package dev.courant.ingest.scrape;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.courant.ingest.scrape.ScrapeResult.Dropped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Hosts that are not asked for a while, mostly because they do not answer. When the pause is over, one link tries
 * again, and the pause doubles if that fails; the other links of the host need no connection each. Thread-safe.
 */
final class HostBackoff {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
    private static final int CAPACITY = 10_000;

    private final Cache<String, Backoff> hosts =
            Caffeine.newBuilder().maximumSize(CAPACITY).executor(Runnable::run).build();

    /**
     * A host that is not asked.
     *
     * @param since when it first did not answer
     * @param until when to ask it again
     * @param pause the time before that
     * @param last the result of the last try
     */
    record Backoff(Instant since, Instant until, Duration pause, Dropped last) {}

    /** Returns the backoff of a host, if it has not ended. */
    Optional<Backoff> of(String host, Instant now) {
        return Optional.ofNullable(hosts.getIfPresent(host))
                .filter(backoff -> backoff.until().isAfter(now));
    }

    /** Returns since when a host has not answered; empty when it answered last. */
    Optional<Instant> since(String host) {
        return Optional.ofNullable(hosts.getIfPresent(host)).map(Backoff::since);
    }

    /** Starts or prolongs the backoff of a host that did not answer. */
    void failed(String host, Dropped last, Instant now) {
        hosts.asMap().compute(host, (name, before) -> {
            Duration pause = before == null ? FIRST_PAUSE : doubled(before.pause());
            return new Backoff(before == null ? now : before.since(), now.plus(pause), pause, last);
        });
    }

    /** Starts the backoff of a host that asked to be left alone for longer than a link waits. */
    void busy(String host, Duration pause, Dropped last, Instant now) {
        hosts.put(host, new Backoff(now, now.plus(pause), FIRST_PAUSE, last));
    }

    /** Ends the backoff of a host that answered. */
    void answered(String host) {
        hosts.invalidate(host);
    }

    private static Duration doubled(Duration pause) {
        Duration next = pause.multipliedBy(2);
        return next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
    }
}
