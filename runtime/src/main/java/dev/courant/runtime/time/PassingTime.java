package dev.courant.runtime.time;

import java.time.Duration;
import java.time.InstantSource;

/**
 * Time as it passes, for code that waits for a while or measures how long something took: the time of the machine, or
 * that of a {@link VirtualClock}. Thread-safe.
 */
public interface PassingTime {
    /** The time of the machine. */
    PassingTime OF_THE_MACHINE = new PassingTime() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void sleep(String who, Duration duration) throws InterruptedException {
            Thread.sleep(duration);
        }

        @Override
        public void awaitTurn(String who) {}
    };

    /**
     * Returns how the time of a clock passes.
     *
     * @param clock the clock
     * @return the clock itself when it says how its time passes, as a virtual one does; otherwise that of the machine
     */
    static PassingTime of(InstantSource clock) {
        return clock instanceof PassingTime time ? time : OF_THE_MACHINE;
    }

    /** {@return nanoseconds since some fixed moment; only differences mean anything} */
    long nanoTime();

    /**
     * Waits for a duration to pass.
     *
     * @param who who waits; of those whose waiting ends at the same virtual time, the first by name goes on first
     * @param duration how long; zero or negative: not at all, though others may go first
     * @throws InterruptedException when interrupted
     */
    void sleep(String who, Duration duration) throws InterruptedException;

    /**
     * Waits until it is the caller's turn among those that could work at the present time. Time of the machine gives
     * everybody a turn at once; under a virtual clock one goes after another, so that a replay is the same each time.
     *
     * @param who who waits
     * @throws InterruptedException when interrupted
     */
    void awaitTurn(String who) throws InterruptedException;
}
