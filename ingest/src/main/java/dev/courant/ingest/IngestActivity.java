package dev.courant.ingest;

import dev.courant.runtime.kafka.ReadPositions;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What one instance of ingest is doing, and what it waits for: whoever moves its clock must know when everything that
 * was due has been done. The parts of ingest report it; nothing in ingest depends on it. Thread-safe.
 */
public final class IngestActivity {
    private final ReadPositions definitions = new ReadPositions();
    private final ReadPositions links = new ReadPositions();
    private final AtomicLong answered = new AtomicLong();
    private volatile Polls polls = Polls.NONE;
    private volatile IntSupplier hostThreads = () -> 0;
    private volatile BooleanSupplier backlogRests = () -> false;
    private volatile LongSupplier unended = () -> 0;
    private volatile Runnable wakeUp = () -> {};

    /**
     * The polls at one time.
     *
     * @param ready whether all definitions are read and feeds are owned
     * @param written of how many polls the results were written, or dropped since the feed was changed meanwhile
     * @param nextDue when the next feed is due; null: none is to be polled
     */
    public record Polls(
            boolean ready, long written, @Nullable Instant nextDue) {
        static final Polls NONE = new Polls(false, 0, null);
    }

    /** {@return the polls as the poller has reported them last} */
    public Polls polls() {
        return polls;
    }

    /**
     * Returns whether no poll is due, and no result waits to be written.
     *
     * @param now the time
     * @return whether it is so; polls that wait for their host do not count
     */
    public boolean pollsRest(Instant now) {
        Polls known = polls;
        return known.ready()
                && answered.get() == known.written()
                && (known.nextDue() == null || known.nextDue().isAfter(now));
    }

    /** {@return how far the definitions of feeds are read} */
    public ReadPositions definitions() {
        return definitions;
    }

    /** {@return how far links are read} */
    public ReadPositions links() {
        return links;
    }

    /** {@return how many threads work for hosts, or wait for a time at which they go on} */
    public int hostThreads() {
        return hostThreads.getAsInt();
    }

    /** {@return whether each link that was read has ended or waits for the turn of its host} */
    public boolean backlogRests() {
        return backlogRests.getAsBoolean();
    }

    /** {@return how many links were read and have not ended} */
    public long unended() {
        return unended.getAsLong();
    }

    /** Has the poller look at once for what is due, since the clock was moved. */
    public void wakeUp() {
        wakeUp.run();
    }

    /**
     * Reports the polls.
     *
     * @param now as they are
     */
    public void report(Polls now) {
        polls = now;
    }

    void hostThreads(IntSupplier threads) {
        hostThreads = threads;
    }

    /**
     * Sets how the backlog of links is looked at.
     *
     * @param rests tells whether each link that was read has ended or waits for the turn of its host
     * @param open counts the links that were read and have not ended
     */
    public void backlog(BooleanSupplier rests, LongSupplier open) {
        backlogRests = rests;
        unended = open;
    }

    /** Notes that a poll was answered, whose result is to be written. */
    public void answered() {
        answered.incrementAndGet();
    }

    /**
     * Notes that a poller begins, which knows nothing of the polls of one before.
     *
     * @param wake wakes it; any thread may run it
     */
    public void pollerBegins(Runnable wake) {
        answered.set(0);
        polls = Polls.NONE;
        wakeUp = wake;
    }
}
