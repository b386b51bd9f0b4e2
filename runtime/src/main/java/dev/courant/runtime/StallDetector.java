package dev.courant.runtime;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Tells when work stands still: something waits, and for eight seconds nothing was done. Used by one thread at a time.
 */
public final class StallDetector {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final LongSupplier nanoTime;
    private long done;
    private long waiting;
    private long movedAt;

    /** Creates a detector; the time starts with its first observation. */
    public StallDetector() {
        this(System::nanoTime);
    }

    StallDetector(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.movedAt = nanoTime.getAsLong();
    }

    /**
     * Observes the work; called at least once a second.
     *
     * @param nowDone how much has been done, by any measure that changes with each piece of work
     * @param nowWaiting how much waits to be done; 0 when there is nothing to do
     * @return one line for an operator if the work stands still
     */
    public Optional<String> observe(long nowDone, long nowWaiting) {
        long now = nanoTime.getAsLong();
        if (nowWaiting == 0 || nowDone != done || nowWaiting < waiting) {
            movedAt = now;
        }
        done = nowDone;
        waiting = nowWaiting;
        Duration still = Duration.ofNanos(now - movedAt);
        return still.compareTo(PATIENCE) > 0
                ? Optional.of(nowWaiting + " records wait, and none has been taken for " + still.toSeconds() + " s")
                : Optional.empty();
    }
}
