package dev.courant.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Feeds that were due before anybody could poll them, which are many at once after a stop: at most two hundred a second
 * are started. All are due at once; only the machine is spared, so its time counts and not that of the polls, which
 * does not depend on how many there are and who else polls a part of them. Used by one thread.
 */
final class LateFeeds {
    private static final Duration BETWEEN_STARTS = Duration.ofMillis(5);

    /** The starts of this time may follow each other at once, as whoever starts them looks only now and then. */
    private static final Duration BURST = Duration.ofMillis(50);

    private final Queue<Late> feeds = new ArrayDeque<>();
    private final LongSupplier nanoTime;
    private long nextStart;

    private record Late(OwnedFeed feed, Instant since) {}

    /** @param nanoTime the time of the machine, in nanoseconds from any origin */
    LateFeeds(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.nextStart = nanoTime.getAsLong();
    }

    /** Adds a feed behind the others. */
    void add(OwnedFeed feed, Instant now) {
        feeds.add(new Late(feed, now));
    }

    /**
     * Takes the first feed, unless others have just been taken.
     *
     * @param wanted tells which are still to be polled; others are passed over
     */
    Optional<OwnedFeed> take(Predicate<OwnedFeed> wanted) {
        while (!feeds.isEmpty() && !wanted.test(feeds.element().feed())) {
            feeds.remove();
        }
        long now = nanoTime.getAsLong();
        if (feeds.isEmpty() || nextStart - now > 0) {
            return Optional.empty();
        }
        nextStart = Math.max(nextStart - now, -BURST.toNanos()) + now + BETWEEN_STARTS.toNanos();
        return Optional.of(feeds.remove().feed());
    }

    /** Returns since when the first has waited; empty: none waits. */
    Optional<Instant> waitingSince() {
        return Optional.ofNullable(feeds.peek()).map(Late::since);
    }
}
