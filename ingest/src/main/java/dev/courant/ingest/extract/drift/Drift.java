package dev.courant.ingest.extract.drift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares the last 50 extractions of each host with those before. A host is drifting while the share of pages without
 * an article, a title, a date or authors has grown by 30 points or more, or while the usual length of its texts has
 * halved or trebled. What stays so becomes the usual after some hundred pages. Remembers a bounded number of hosts:
 * those seen last. Thread-safe; the time is given.
 */
public final class Drift {
    private final int mostHosts;
    private final Map<String, Watched> hosts;

    /** Remembers so many hosts. */
    public Drift(int mostHosts) {
        if (mostHosts < 1) {
            throw new IllegalArgumentException("mostHosts " + mostHosts + ": write 1 or more");
        }
        this.mostHosts = mostHosts;
        this.hosts = new LinkedHashMap<>(64, 0.75f, true);
    }

    private static final class Watched {
        final Window window = new Window();
        List<String> causes = List.of();
        HostState.State state = HostState.State.LEARNING;

        @Nullable
        Instant since;

        HostState as(String host) {
            return new HostState(host, state, causes, since, window.seen());
        }
    }

    /**
     * Notes an extraction.
     *
     * @return how the host is doing now
     */
    public synchronized HostState observe(String host, Sample sample, Instant now) {
        String name = host.toLowerCase(Locale.ROOT);
        Watched watched = hosts.computeIfAbsent(name, key -> new Watched());
        if (hosts.size() > mostHosts) {
            hosts.remove(hosts.keySet().iterator().next());
        }
        watched.window.add(sample);
        watched.causes = watched.window.causes();
        HostState.State state = watched.window.isLearning()
                ? HostState.State.LEARNING
                : watched.causes.isEmpty() ? HostState.State.OK : HostState.State.DRIFTING;
        if (state != watched.state || watched.since == null) {
            watched.since = now;
            watched.state = state;
        }
        return watched.as(name);
    }

    /** All hosts that are remembered: those drifting first, then by name. */
    public synchronized List<HostState> report() {
        List<HostState> states = new ArrayList<>();
        hosts.forEach((host, watched) -> states.add(watched.as(host)));
        states.sort(Comparator.comparing((HostState state) -> state.state() != HostState.State.DRIFTING)
                .thenComparing(HostState::host));
        return states;
    }

    /** How many hosts are drifting: a gauge. */
    public synchronized long drifting() {
        return hosts.values().stream()
                .filter(watched -> watched.state == HostState.State.DRIFTING)
                .count();
    }
}
