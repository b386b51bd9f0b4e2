package dev.courant.ingest.drift;

import dev.courant.ingest.drift.HostState.State;
import java.time.Instant;
import java.util.List;

/** Compares the pages of one host. Not thread-safe. */
final class HostMonitor {
    /** A snapshot is due after as many observations, even when the state has not changed. */
    private static final int SNAPSHOT_INTERVAL = 25;

    private final String host;
    private final Window window;
    private State state;
    private List<String> causes;
    private Instant since;
    private long seenAtSnapshot;

    private HostMonitor(Window window, HostState known) {
        this.host = known.host();
        this.window = window;
        this.state = known.state();
        this.causes = known.causes();
        this.since = known.since();
        this.seenAtSnapshot = known.observed();
    }

    /** Starts with a host that is seen for the first time. */
    static HostMonitor start(String host, Instant now) {
        return new HostMonitor(new Window(), new HostState(host, State.LEARNING, List.of(), now, 0));
    }

    /** Continues with a host that was observed before. */
    static HostMonitor restore(HostSnapshot snapshot) {
        return new HostMonitor(
                Window.of(snapshot.state().observed(), snapshot.baseline(), snapshot.recent()), snapshot.state());
    }

    /** Adds an extraction and returns whether a snapshot is due. */
    boolean observe(Sample sample, Instant now) {
        window.add(sample);
        causes = window.causes();
        State next = window.isLearning() ? State.LEARNING : causes.isEmpty() ? State.OK : State.DRIFTING;
        boolean changed = next != state;
        if (changed) {
            state = next;
            since = now;
        }
        return changed || window.seen() - seenAtSnapshot >= SNAPSHOT_INTERVAL;
    }

    boolean isDrifting() {
        return state == State.DRIFTING;
    }

    HostState state() {
        return new HostState(host, state, causes, since, window.seen());
    }

    /** Returns whether an extraction was added since the last snapshot. */
    boolean hasChanged() {
        return window.seen() > seenAtSnapshot;
    }

    HostSnapshot snapshot() {
        seenAtSnapshot = window.seen();
        return new HostSnapshot(state(), window.baseline(), window.recent());
    }
}
