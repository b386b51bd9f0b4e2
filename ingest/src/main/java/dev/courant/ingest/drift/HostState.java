package dev.courant.ingest.drift;

import java.time.Instant;
import java.util.List;

/**
 * How the extraction of one host is doing.
 *
 * @param host the host
 * @param state whether its last pages are like those before
 * @param causes what has changed, one line each, for people; empty unless it is drifting
 * @param since when the state began; while it is learning, when the host was first seen
 * @param observed how many extractions were seen
 */
public record HostState(String host, State state, List<String> causes, Instant since, long observed) {
    /** Whether the last pages are like those before. */
    public enum State {
        /** Too few pages so far to compare. */
        LEARNING,
        OK,
        DRIFTING
    }

    public HostState {
        causes = List.copyOf(causes);
    }
}
