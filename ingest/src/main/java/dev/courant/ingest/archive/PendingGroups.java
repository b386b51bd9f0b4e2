package dev.courant.ingest.archive;

import dev.courant.recording.warc.WarcMember;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The records that wait to be written, in their order. Whoever adds one waits while they take too much memory.
 * Thread-safe.
 */
final class PendingGroups {
    private static final long MOST_BYTES = 64L << 20;

    private final List<PendingGroup> waiting = new ArrayList<>();
    private long bytes;
    private long added;
    private long done;

    /**
     * Records that wait.
     *
     * @param exchanges what they were made of
     * @param records the records
     * @param onDisk runs when they are on disk
     */
    record PendingGroup(KeptExchanges exchanges, List<WarcMember> records, Runnable onDisk) {}

    /** Adds records, as soon as there is room. */
    synchronized void add(PendingGroup group) throws InterruptedException {
        while (bytes >= MOST_BYTES) {
            wait();
        }
        waiting.add(group);
        bytes += group.exchanges().weight();
        added++;
        notifyAll();
    }

    /**
     * Takes all that wait.
     *
     * @param patience how long to wait for the first
     */
    synchronized List<PendingGroup> takeAll(Duration patience) throws InterruptedException {
        if (waiting.isEmpty()) {
            TimeUnit.NANOSECONDS.timedWait(this, patience.toNanos());
        }
        List<PendingGroup> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }

    /** Notes what became of groups that were taken. */
    synchronized void settled(List<PendingGroup> groups) {
        bytes -= groups.stream().mapToLong(group -> group.exchanges().weight()).sum();
        done += groups.size();
        notifyAll();
    }

    /** Waits until all groups that were added so far are settled, unless that takes too long. */
    synchronized void awaitSettled(Duration patience) {
        long until = added;
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            for (long left = patience.toNanos(); done < until && left > 0; left = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
