package dev.courant.runtime.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A clock that stands still until it is moved. Threads that sleep by it are woken one by one, in the order of the time
 * at which their sleep ends and of their names: whoever moves the clock decides when the next one goes on. Thread-safe.
 */
public final class VirtualClock extends Clock implements PassingTime {
    private static final Comparator<Sleeper> ORDER =
            Comparator.comparing(Sleeper::until).thenComparing(Sleeper::who).thenComparingLong(Sleeper::number);

    private final TreeSet<Sleeper> sleepers = new TreeSet<>(ORDER);
    private Instant now;
    private long number;

    private record Sleeper(Instant until, String who, long number, CountDownLatch awake) {}

    /**
     * The end of a sleep. The order of these is that in which a clock wakes its sleepers; with several clocks that show
     * the same time it says whose turn it is among the sleepers of all.
     *
     * @param at when it ends
     * @param who the name of who sleeps
     */
    public record WakeUp(Instant at, String who) implements Comparable<WakeUp> {
        private static final Comparator<WakeUp> ORDER =
                Comparator.comparing(WakeUp::at).thenComparing(WakeUp::who);

        @Override
        public int compareTo(WakeUp other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * A clock that stands at a time.
     *
     * @param now the time
     */
    public VirtualClock(Instant now) {
        this.now = now;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** @throws UnsupportedOperationException always: its times are instants, and there is one of it */
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("a virtual clock is in UTC");
    }

    @Override
    public long nanoTime() {
        Instant time = instant();
        return Duration.ofSeconds(time.getEpochSecond()).toNanos() + time.getNano();
    }

    @Override
    public void sleep(String who, Duration duration) throws InterruptedException {
        Sleeper sleeper = add(who, duration.isPositive() ? duration : Duration.ZERO);
        try {
            sleeper.awake().await();
        } finally {
            remove(sleeper);
        }
    }

    @Override
    public void awaitTurn(String who) throws InterruptedException {
        sleep(who, Duration.ZERO);
    }

    /** {@return how many threads sleep by this clock and have not been woken} */
    public synchronized int sleeping() {
        return sleepers.size();
    }

    /** {@return how many sleeps have begun so far} */
    public synchronized long sleeps() {
        return number;
    }

    /** {@return the first sleep to end, which is at the present time for who waits for a turn; empty: nobody sleeps} */
    public synchronized Optional<WakeUp> nextWakeUp() {
        return sleepers.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new WakeUp(sleepers.first().until(), sleepers.first().who()));
    }

    /**
     * Wakes the first of those whose sleep has ended.
     *
     * @return whether there was one
     */
    public synchronized boolean wakeNext() {
        if (sleepers.isEmpty() || sleepers.first().until().isAfter(now)) {
            return false;
        }
        sleepers.removeFirst().awake().countDown();
        return true;
    }

    /**
     * Moves the clock; nobody is woken by that.
     *
     * @param time the new time
     * @throws IllegalArgumentException when it is before the present one
     */
    public synchronized void moveTo(Instant time) {
        if (time.isBefore(now)) {
            throw new IllegalArgumentException("the clock stands at " + now + " and does not go back to " + time);
        }
        now = time;
    }

    private synchronized Sleeper add(String who, Duration duration) {
        Sleeper sleeper = new Sleeper(now.plus(duration), who, number++, new CountDownLatch(1));
        sleepers.add(sleeper);
        return sleeper;
    }

    private synchronized void remove(Sleeper sleeper) {
        sleepers.remove(sleeper);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
