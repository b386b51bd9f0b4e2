package dev.courant.ingest.replay;

import dev.courant.parse.url.WebUrl;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which records are worked through.
 *
 * @param since those received then or later; null: from the first
 * @param until those received before then; null: to the last
 * @param hosts those of hosts that one of these names; empty: of all hosts
 */
public record ReplayFilter(
        @Nullable Instant since, @Nullable Instant until, List<HostPattern> hosts) {
    /** All records. */
    public static final ReplayFilter ALL = new ReplayFilter(null, null, List.of());

    /** Copies the hosts. */
    public ReplayFilter {
        hosts = List.copyOf(hosts);
    }

    boolean takes(Instant at) {
        return (since == null || !at.isBefore(since)) && (until == null || at.isBefore(until));
    }

    /** @param url null: it has no host that could be read */
    boolean takes(@Nullable WebUrl url) {
        return hosts.isEmpty() || url != null && hosts.stream().anyMatch(pattern -> pattern.matches(url.host()));
    }
}
