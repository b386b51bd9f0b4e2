package dev.courant.ingest.backlog;

import java.time.Duration;
import java.util.List;

/** What the next turn of a host waits for. */
public sealed interface NextTurn {
    /** Nothing to do: the host has no links to try, or its turn is arranged already. */
    record None() implements NextTurn {}

    /** For the host alone. */
    record Now() implements NextTurn {}

    /**
     * For a time, since the host is left alone or its links are to be tried again later.
     *
     * @param delay how long
     */
    record Later(Duration delay) implements NextTurn {}

    /**
     * For the records of its links.
     *
     * @param offsets the offsets of the records to load
     */
    record Load(List<Long> offsets) implements NextTurn {}
}
