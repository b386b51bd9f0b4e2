package dev.courant.ingest.drift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Compares the last 50 extractions of each host with those before. A host is drifting while the share of pages without
 * an article, a title, a date or authors has grown by 30 points or more, or while the usual length of its texts has
 * halved or trebled. A change that stays becomes the usual after some hundred pages. Remembers a bounded number of
 * hosts: those seen last, in an access-ordered map rather than a cache, because a host that is new must always find
 * room. The state of a host can be released as a {@link HostSnapshot} and restored, here or elsewhere, without loss.
 * Thread-safe.
 */
public final class DriftDetector {
    private final int mostHosts;
    private final Map<String, HostMonitor> hosts = new LinkedHashMap<>(64, 0.75f, true);
    private final Set<String> due = new LinkedHashSet<>();

    /** @param mostHosts the number of hosts that are remembered */
    public DriftDetector(int mostHosts) {
        if (mostHosts < 1) {
            throw new IllegalArgumentException("mostHosts " + mostHosts + ": write 1 or more");
        }
        this.mostHosts = mostHosts;
    }

    /**
     * Adds an extraction.
     *
     * @return the state of the host with it
     */
    public synchronized HostState observe(String host, Sample sample, Instant now) {
        String name = host.toLowerCase(Locale.ROOT);
        HostMonitor monitor = hosts.computeIfAbsent(name, key -> HostMonitor.start(key, now));
        forgetEldest();
        if (monitor.observe(sample, now)) {
            due.add(name);
        }
        return monitor.state();
    }

    /** Returns snapshots of the hosts whose state changed, or that were seen 25 times, since their last snapshot. */
    public synchronized List<HostSnapshot> takeChanged() {
        List<HostSnapshot> snapshots = new ArrayList<>();
        for (String host : due) {
            HostMonitor monitor = hosts.get(host);
            if (monitor != null) {
                snapshots.add(monitor.snapshot());
            }
        }
        due.clear();
        return snapshots;
    }

    /**
     * Removes hosts.
     *
     * @return snapshots of those that were seen since their last snapshot
     */
    public synchronized List<HostSnapshot> release(Predicate<String> which) {
        List<HostSnapshot> snapshots = new ArrayList<>();
        for (Iterator<Map.Entry<String, HostMonitor>> all = hosts.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<String, HostMonitor> entry = all.next();
            if (which.test(entry.getKey())) {
                if (entry.getValue().hasChanged()) {
                    snapshots.add(entry.getValue().snapshot());
                }
                all.remove();
            }
        }
        return snapshots;
    }

    /** Restores a host from a snapshot. Snapshots of other versions, with another window, are ignored. */
    public synchronized void restore(HostSnapshot snapshot) {
        if (snapshot.isComplete()) {
            hosts.put(snapshot.state().host(), HostMonitor.restore(snapshot));
            forgetEldest();
        }
    }

    /** Returns the state of all hosts: drifting ones first, then by name. */
    public synchronized List<HostState> report() {
        return hosts.values().stream()
                .map(HostMonitor::state)
                .sorted(Comparator.comparing((HostState state) -> state.state() != HostState.State.DRIFTING)
                        .thenComparing(HostState::host))
                .toList();
    }

    /** Returns how many hosts are drifting. */
    public synchronized long drifting() {
        return hosts.values().stream().filter(HostMonitor::isDrifting).count();
    }

    private void forgetEldest() {
        if (hosts.size() > mostHosts) {
            hosts.remove(hosts.keySet().iterator().next());
        }
    }
}
