package dev.courant.ingest.scrape;

import dev.courant.ingest.scrape.Scraped.Dropped;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hosts that are not to be asked for a while, mostly because they do not answer. One link asks again when the pause is
 * over, and the pause grows; the others need not wait for a connection each. Thread-safe.
 */
final class HostTroubles {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
    private static final int CAPACITY = 10_000;

    private final Map<String, HostTrouble> hosts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, HostTrouble> eldest) {
            return size() > CAPACITY;
        }
    };

    /**
     * A host that does not answer.
     *
     * @param until when to ask it again
     * @param pause the time before that
     * @param last what the last try came to
     */
    record HostTrouble(Instant until, Duration pause, Dropped last) {}

    /** The trouble of a host that is not to be asked yet. */
    synchronized Optional<HostTrouble> of(String host, Instant now) {
        return Optional.ofNullable(hosts.get(host))
                .filter(trouble -> trouble.until().isAfter(now));
    }

    /** The host did not answer. */
    synchronized void failed(String host, Dropped last, Instant now) {
        HostTrouble before = hosts.get(host);
        Duration pause = before == null ? FIRST_PAUSE : shorter(before.pause().multipliedBy(2), LONGEST_PAUSE);
        hosts.put(host, new HostTrouble(now.plus(pause), pause, last));
    }

    /** The host wants to be left alone for longer than a link waits. */
    synchronized void rests(String host, Duration rest, Dropped last, Instant now) {
        hosts.put(host, new HostTrouble(now.plus(rest), FIRST_PAUSE, last));
    }

    /** The host answered. */
    synchronized void answered(String host) {
        @Nullable HostTrouble unused = hosts.remove(host);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
