package dev.courant.ingest.scrape;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Tracks which offsets may be committed while links finish out of order: in each partition, that of the oldest link
 * that is not finished. Thread-safe.
 */
final class Offsets {
    private final Map<TopicPartition, Progress> partitions = new HashMap<>();

    private static final class Progress {
        private final TreeSet<Long> open = new TreeSet<>();
        private long next;
        private long committed = -1;
        private int running;
        private boolean draining;

        private long committable() {
            return open.isEmpty() ? next : open.first();
        }
    }

    /** Adds a link that was read. */
    synchronized void add(TopicPartition partition, long offset) {
        Progress progress = partitions.computeIfAbsent(partition, p -> new Progress());
        progress.open.add(offset);
        progress.next = offset + 1;
    }

    /** Marks a link as finished: its result is in Kafka. Links of partitions that were removed are ignored. */
    synchronized void finished(TopicPartition partition, long offset) {
        Progress progress = partitions.get(partition);
        if (progress != null) {
            progress.open.remove(offset);
        }
    }

    /** Starts a try at a link, which {@link #stop} ends; {@return false if the link is no longer ours} */
    synchronized boolean start(TopicPartition partition, long offset) {
        Progress progress = partitions.get(partition);
        if (progress == null || progress.draining || !progress.open.contains(offset)) {
            return false;
        }
        progress.running++;
        return true;
    }

    /** Ends a try at a link, whether it is finished or not. */
    synchronized void stop(TopicPartition partition) {
        Progress progress = partitions.get(partition);
        if (progress != null) {
            progress.running--;
            notifyAll();
        }
    }

    /** Lets no more tries at links of some partitions start, and waits for those that run, up to a timeout. */
    synchronized void drain(Collection<TopicPartition> going, Duration timeout) throws InterruptedException {
        going.stream().map(partitions::get).forEach(Offsets::drain);
        long deadline = System.nanoTime() + timeout.toNanos();
        long left = timeout.toMillis();
        while (left > 0 && going.stream().map(partitions::get).anyMatch(Offsets::isRunning)) {
            wait(left);
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
    }

    /** {@return the number of links of a partition that are not finished} */
    synchronized int unfinished(TopicPartition partition) {
        Progress progress = partitions.get(partition);
        return progress == null ? 0 : progress.open.size();
    }

    /** {@return the number of links that are not finished} */
    synchronized int unfinished() {
        return partitions.values().stream()
                .mapToInt(progress -> progress.open.size())
                .sum();
    }

    /** {@return the offsets that may be committed and are not yet} */
    synchronized Map<TopicPartition, OffsetAndMetadata> committable() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        partitions.forEach((partition, progress) -> {
            if (progress.committable() != progress.committed) {
                offsets.put(partition, new OffsetAndMetadata(progress.committable()));
            }
        });
        return offsets;
    }

    /** Marks offsets as committed. */
    synchronized void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((partition, committed) -> {
            Progress progress = partitions.get(partition);
            if (progress != null) {
                progress.committed = committed.offset();
            }
        });
    }

    /** Removes a partition that has another owner. */
    synchronized void remove(TopicPartition partition) {
        partitions.remove(partition);
    }

    private static void drain(@Nullable Progress progress) {
        if (progress != null) {
            progress.draining = true;
        }
    }

    private static boolean isRunning(@Nullable Progress progress) {
        return progress != null && progress.running > 0;
    }
}
