package dev.courant.ingest.drift;

import dev.courant.ingest.drift.HostState.State;
import java.time.Instant;
import java.util.List;

/** A host that is watched. Not thread-safe. */
final class Watched {
    /** After so many observations there is something to keep, whether the state has changed or not. */
    private static final int EVERY = 25;

    private final String host;
    private final Window window;
    private State state;
    private List<String> causes;
    private Instant since;
    private long kept;

    private Watched(Window window, HostState known) {
        this.host = known.host();
        this.window = window;
        this.state = known.state();
        this.causes = known.causes();
        this.since = known.since();
        this.kept = known.observed();
    }

    /** A host that is seen for the first time. */
    static Watched begin(String host, Instant now) {
        return new Watched(new Window(), new HostState(host, State.LEARNING, List.of(), now, 0));
    }

    /** A host that was watched before. */
    static Watched goOn(HostMemory memory) {
        return new Watched(Window.of(memory.state().observed(), memory.baseline(), memory.recent()), memory.state());
    }

    /** Notes an extraction; whether what is known should be kept now. */
    boolean observe(Sample sample, Instant now) {
        window.add(sample);
        causes = window.causes();
        State next = window.isLearning() ? State.LEARNING : causes.isEmpty() ? State.OK : State.DRIFTING;
        boolean changed = next != state;
        if (changed) {
            state = next;
            since = now;
        }
        return changed || window.seen() - kept >= EVERY;
    }

    boolean isDrifting() {
        return state == State.DRIFTING;
    }

    HostState state() {
        return new HostState(host, state, causes, since, window.seen());
    }

    /** Whether something was seen since it was last kept. */
    boolean isAhead() {
        return window.seen() > kept;
    }

    /** What is to be kept. */
    HostMemory keep() {
        kept = window.seen();
        return new HostMemory(state(), window.baseline(), window.recent());
    }
}
