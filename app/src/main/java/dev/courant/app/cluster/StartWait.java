package dev.courant.app.cluster;

import dev.courant.runtime.CourantException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Waits for a Courant that is starting, so that a command neither fails nor works on another cluster meanwhile. */
final class StartWait {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private StartWait() {}

    /**
     * Returns the Courants that run, once none is starting.
     *
     * @param courants the Courants of this user
     * @param notes is told that there is something to wait for
     * @throws CourantException when one does not come up
     */
    static List<RunningCourant> await(RunningCourants courants, Consumer<String> notes) {
        List<RunningCourant> alive = courants.alive();
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        String first = starting(alive);
        if (!first.isEmpty()) {
            notes.accept("waiting for " + first + ", which is starting");
        }
        while (!starting(alive).isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new CourantException(
                        starting(alive) + " has not started within " + TIMEOUT.toSeconds() + " s: see what it says");
            }
            pause();
            alive = courants.alive();
        }
        if (alive.isEmpty() && !first.isEmpty()) {
            throw new CourantException(first + " ended while it was starting: see what it says");
        }
        return alive;
    }

    /** Returns the text of the first one that is starting; empty when none is. */
    private static String starting(List<RunningCourant> courants) {
        return courants.stream()
                .filter(RunningCourant::isStarting)
                .map(RunningCourant::text)
                .findFirst()
                .orElse("");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CourantException("interrupted while waiting for a Courant that is starting", e);
        }
    }
}
