package dev.courant.ingest.drift;

import java.time.Instant;
import java.util.List;

/**
 * How well the extraction of one host works.
 *
 * @param host the host
 * @param state how its last pages compare with those before
 * @param causes what has changed, one line each, for people; empty unless it is drifting
 * @param since when the state began; while it is learning, when the host was first seen
 * @param observed how many extractions were seen
 */
public record HostState(String host, State state, List<String> causes, Instant since, long observed) {
    /** How the last pages compare with those before. */
    public enum State {
        /** Too few pages so far to compare. */
        LEARNING,
        /** As before. */
        OK,
        /** Worse than before. */
        DRIFTING
    }

    public HostState {
        causes = List.copyOf(causes);
    }
}
