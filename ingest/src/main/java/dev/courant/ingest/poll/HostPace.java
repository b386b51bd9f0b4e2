package dev.courant.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which hosts may be asked now: one request at a time, and a pause after each. A host that says it is busy is left
 * alone for longer. Used by one thread.
 */
final class HostPace {
    private final Duration gap;
    private final Set<String> busy = new HashSet<>();
    private final Map<String, Instant> freeFrom = new HashMap<>();

    HostPace(Duration gap) {
        this.gap = gap;
    }

    boolean isBusy(String host) {
        return busy.contains(host);
    }

    /** When a host that is not busy may be asked. */
    Instant freeFrom(String host) {
        return freeFrom.getOrDefault(host, Instant.MIN);
    }

    void begin(String host) {
        busy.add(host);
    }

    /** Ends a request; {@code rest} is how long the host asked to be left alone, zero when it did not. */
    void end(String host, Instant now, Duration rest) {
        busy.remove(host);
        freeFrom.values().removeIf(time -> time.isBefore(now));
        freeFrom.merge(host, now.plus(rest.compareTo(gap) > 0 ? rest : gap), HostPace::later);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
