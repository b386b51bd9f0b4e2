package dev.courant.ingest.drift;

import java.util.List;

/**
 * All that is known of a host: enough to continue the comparison without loss.
 *
 * @param state its state
 * @param baseline what was usual before the last pages
 * @param recent its last pages, oldest first
 */
public record HostSnapshot(HostState state, Baseline baseline, List<Sample> recent) {
    public HostSnapshot {
        recent = List.copyOf(recent);
    }

    /** Returns whether it fits this version: another one may have used a window of another size. */
    boolean isComplete() {
        return recent.size() == Math.min(state.observed(), Window.RECENT);
    }
}
