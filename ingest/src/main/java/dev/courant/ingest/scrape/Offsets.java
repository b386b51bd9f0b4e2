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
 * What may be committed while links finish out of order: the offset of the oldest link of each partition that is not
 * finished. Thread-safe.
 */
final class Offsets {
    private final Map<TopicPartition, Progress> partitions = new HashMap<>();

    private static final class Progress {
        private final TreeSet<Long> open = new TreeSet<>();
        private long next;
        private long committed = -1;
        private int working;
        private boolean leaving;

        private long committable() {
            return open.isEmpty() ? next : open.first();
        }
    }

    /** A link was taken. */
    synchronized void started(TopicPartition partition, long offset) {
        Progress progress = partitions.computeIfAbsent(partition, p -> new Progress());
        progress.open.add(offset);
        progress.next = offset + 1;
    }

    /** A link is finished: what came of it is in Kafka. Of a partition that was lost meanwhile nothing is kept. */
    synchronized void finished(TopicPartition partition, long offset) {
        Progress progress = partitions.get(partition);
        if (progress != null) {
            progress.open.remove(offset);
        }
    }

    /** Begins to work on a link that was taken, if it is still ours; {@link #pause} ends it. */
    synchronized boolean work(TopicPartition partition, long offset) {
        Progress progress = partitions.get(partition);
        if (progress == null || progress.leaving || !progress.open.contains(offset)) {
            return false;
        }
        progress.working++;
        return true;
    }

    /** Work on a link has ended, for good or for now. */
    synchronized void pause(TopicPartition partition) {
        Progress progress = partitions.get(partition);
        if (progress != null) {
            progress.working--;
            notifyAll();
        }
    }

    /** Lets no work on some partitions begin any more, and waits for what is under way, but not longer than given. */
    synchronized void leave(Collection<TopicPartition> going, Duration patience) throws InterruptedException {
        going.stream().map(partitions::get).forEach(Offsets::leave);
        long deadline = System.nanoTime() + patience.toNanos();
        long left = patience.toMillis();
        while (left > 0 && going.stream().map(partitions::get).anyMatch(Offsets::isWorking)) {
            wait(left);
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
    }

    /** {@return links of a partition that are taken and not finished} */
    synchronized int unfinished(TopicPartition partition) {
        Progress progress = partitions.get(partition);
        return progress == null ? 0 : progress.open.size();
    }

    /** {@return links that are taken and not finished} */
    synchronized int unfinished() {
        return partitions.values().stream()
                .mapToInt(progress -> progress.open.size())
                .sum();
    }

    /** {@return what has become committable since the last call} */
    synchronized Map<TopicPartition, OffsetAndMetadata> takeCommittable() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        partitions.forEach((partition, progress) -> {
            if (progress.committable() != progress.committed) {
                progress.committed = progress.committable();
                offsets.put(partition, new OffsetAndMetadata(progress.committed));
            }
        });
        return offsets;
    }

    /** A partition has another owner. */
    synchronized void lost(TopicPartition partition) {
        partitions.remove(partition);
    }

    private static void leave(@Nullable Progress progress) {
        if (progress != null) {
            progress.leaving = true;
        }
    }

    private static boolean isWorking(@Nullable Progress progress) {
        return progress != null && progress.working > 0;
    }
}
