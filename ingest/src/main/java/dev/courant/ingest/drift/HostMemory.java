package dev.courant.ingest.drift;

import java.util.List;

/**
 * What is known of a host: enough to go on watching it as if it had never been stopped.
 *
 * @param state how it is doing
 * @param baseline what was usual before the last pages
 * @param recent its last pages, oldest first
 */
public record HostMemory(HostState state, Baseline baseline, List<Sample> recent) {
    public HostMemory {
        recent = List.copyOf(recent);
    }

    /** Whether it is whole: another version may have watched through another window. */
    boolean isWhole() {
        return recent.size() == Math.min(state.observed(), Window.RECENT);
    }
}
