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
 * halved or trebled. What stays so becomes the usual after some hundred pages. Remembers a bounded number of hosts:
 * those seen last. What it knows of a host can be taken away and given back, here or elsewhere, with nothing lost.
 * Thread-safe; the time is given.
 */
public final class Drift {
    private final int mostHosts;
    private final Map<String, Watched> hosts;
    private final Set<String> due = new LinkedHashSet<>();

    /** Remembers so many hosts. */
    public Drift(int mostHosts) {
        if (mostHosts < 1) {
            throw new IllegalArgumentException("mostHosts " + mostHosts + ": write 1 or more");
        }
        this.mostHosts = mostHosts;
        this.hosts = new LinkedHashMap<>(64, 0.75f, true);
    }

    /**
     * Notes an extraction.
     *
     * @return how the host is doing now
     */
    public synchronized HostState observe(String host, Sample sample, Instant now) {
        String name = host.toLowerCase(Locale.ROOT);
        Watched watched = hosts.computeIfAbsent(name, key -> Watched.begin(key, now));
        forgetEldest();
        if (watched.observe(sample, now)) {
            due.add(name);
        }
        return watched.state();
    }

    /** What is to be kept of the hosts whose state has changed, or that were seen 25 times, since it was last taken. */
    public synchronized List<HostMemory> takeDue() {
        List<HostMemory> memories = new ArrayList<>();
        for (String host : due) {
            Watched watched = hosts.get(host);
            if (watched != null) {
                memories.add(watched.keep());
            }
        }
        due.clear();
        return memories;
    }

    /**
     * Forgets hosts.
     *
     * @return what is to be kept of those that were seen since it was last taken
     */
    public synchronized List<HostMemory> release(Predicate<String> which) {
        List<HostMemory> memories = new ArrayList<>();
        for (Iterator<Map.Entry<String, Watched>> all = hosts.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<String, Watched> entry = all.next();
            if (which.test(entry.getKey())) {
                if (entry.getValue().isAhead()) {
                    memories.add(entry.getValue().keep());
                }
                all.remove();
            }
        }
        return memories;
    }

    /** Goes on with a host from what was kept of it. What another version kept in another way is left out. */
    public synchronized void restore(HostMemory memory) {
        if (memory.isWhole()) {
            hosts.put(memory.state().host(), Watched.goOn(memory));
            forgetEldest();
        }
    }

    /** All hosts that are remembered: those drifting first, then by name. */
    public synchronized List<HostState> report() {
        return hosts.values().stream()
                .map(Watched::state)
                .sorted(Comparator.comparing((HostState state) -> state.state() != HostState.State.DRIFTING)
                        .thenComparing(HostState::host))
                .toList();
    }

    /** How many hosts are drifting: a gauge. */
    public synchronized long drifting() {
        return hosts.values().stream().filter(Watched::isDrifting).count();
    }

    private void forgetEldest() {
        if (hosts.size() > mostHosts) {
            hosts.remove(hosts.keySet().iterator().next());
        }
    }
}
