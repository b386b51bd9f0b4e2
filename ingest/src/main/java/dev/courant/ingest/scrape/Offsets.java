package dev.courant.ingest.scrape;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

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

    /** Whether a link that was taken is still ours to work on. */
    synchronized boolean isOpen(TopicPartition partition, long offset) {
        Progress progress = partitions.get(partition);
        return progress != null && progress.open.contains(offset);
    }

    /** {@return links of a partition that are taken and not finished} */
    synchronized int unfinished(TopicPartition partition) {
        Progress progress = partitions.get(partition);
        return progress == null ? 0 : progress.open.size();
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
}
