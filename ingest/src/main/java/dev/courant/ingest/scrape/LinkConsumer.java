package dev.courant.ingest.scrape;

import dev.courant.ingest.backlog.LinkBacklog;
import dev.courant.runtime.kafka.TopicOffsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.OffsetMetadataTooLarge;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads links where the former owners of their partitions stopped, and commits which of them have ended. Used by one
 * thread.
 */
final class LinkConsumer {
    /** Where offsets are missing or out of range is decided here. */
    static final Map<String, Object> CONFIG =
            Map.of(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none", ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);

    private static final Logger log = LoggerFactory.getLogger(LinkConsumer.class);
    private static final Duration ROUND = Duration.ofMillis(100);
    private static final Duration COMMIT_INTERVAL = Duration.ofMillis(500);
    private static final Duration EXPIRY_INTERVAL = Duration.ofMinutes(1);
    private static final Duration LEAVE_TIMEOUT = Duration.ofSeconds(10);

    private final Consumer<byte[], byte[]> consumer;
    private final TopicOffsets offsets;
    private final LinkBacklog backlog;
    private long nextCommit = System.nanoTime();
    private long nextExpiry = System.nanoTime() + EXPIRY_INTERVAL.toNanos();

    /**
     * @param topic the topic of the links
     * @param consumer a consumer with this {@link #CONFIG}; stays open
     */
    LinkConsumer(String topic, Consumer<byte[], byte[]> consumer, LinkBacklog backlog) {
        this.consumer = consumer;
        this.offsets = new TopicOffsets(topic, consumer);
        this.backlog = backlog;
    }

    /** Commits, twice a second; {@return whether it was time to} */
    boolean commitWhenDue() {
        boolean due = System.nanoTime() - nextCommit >= 0;
        if (due) {
            nextCommit = System.nanoTime() + COMMIT_INTERVAL.toNanos();
            boolean unused = commit();
        }
        return due;
    }

    /** Goes on where the former owner of partitions stopped. */
    void goOn(Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(partitions));
        Map<TopicPartition, Long> firsts = offsets.beginnings();
        Map<TopicPartition, Long> ends = offsets.ends();
        for (TopicPartition partition : partitions) {
            long first = firsts.getOrDefault(partition, 0L);
            long end = ends.getOrDefault(partition, 0L);
            OffsetAndMetadata progress = committed.get(partition);
            if (progress == null) {
                read(partition, first, "");
            } else if (first <= progress.offset() && LinkBacklog.end(progress) <= end) {
                read(partition, progress.offset(), progress.metadata());
            } else {
                // Links that wait were removed by retention, or Kafka has lost records: others may be there now.
                log.warn(
                        "event=progress_lost partition={} committed={} first={} end={}",
                        partition,
                        progress.offset(),
                        first,
                        end);
                read(partition, progress.offset() > end ? first : Math.max(first, progress.offset()), "");
            }
        }
    }

    private void read(TopicPartition partition, long begin, String progress) {
        backlog.assign(partition, begin, progress);
        consumer.seek(partition, begin);
    }

    ConsumerRecords<byte[], byte[]> poll() {
        try {
            return consumer.poll(ROUND);
        } catch (OffsetOutOfRangeException e) {
            Map<TopicPartition, Long> firsts = offsets.beginnings();
            for (TopicPartition partition : e.partitions()) {
                log.warn("event=links_expired partition={} cause=\"{}\"", partition, e.getMessage());
                read(partition, firsts.getOrDefault(partition, 0L), "");
            }
            return ConsumerRecords.empty();
        }
    }

    /** Reads no more links while the backlog is full. What was read before a restart is read in any case. */
    void throttle() {
        Set<TopicPartition> paused = consumer.paused();
        if (backlog.isFull()) {
            consumer.pause(consumer.assignment().stream()
                    .filter(partition -> !backlog.isRestoring(partition))
                    .toList());
        } else if (!paused.isEmpty()) {
            consumer.resume(paused);
        }
    }

    /**
     * Commits which links have ended. Kafka refuses it while the group rebalances, and from an instance that it has
     * removed from the group: neither is an error, as the next polls end the one and report the other.
     *
     * @return whether everything is committed
     */
    boolean commit() {
        Map<TopicPartition, OffsetAndMetadata> progress = backlog.progress();
        if (progress.isEmpty()) {
            return true;
        }
        try {
            consumer.commitSync(progress);
            backlog.committed(progress);
            return true;
        } catch (RebalanceInProgressException | CommitFailedException e) {
            log.debug("event=commit_postponed cause=\"{}\"", e.toString());
        } catch (OffsetMetadataTooLarge e) {
            backlog.halveMetadata();
        }
        backlog.notCommitted(progress);
        return false;
    }

    /** Lets a rebalance end, so that the next owner does not repeat links that have ended meanwhile. */
    void commitBeforeLeaving() {
        long deadline = System.nanoTime() + LEAVE_TIMEOUT.toNanos();
        while (!commit() && System.nanoTime() < deadline) {
            // Whatever is read is read again by the next owner.
            var unused = poll();
        }
    }

    /** Ends links that have waited for longer than the topic keeps them, so that progress does not depend on them. */
    void expireWhenDue() {
        if (System.nanoTime() - nextExpiry >= 0) {
            nextExpiry = System.nanoTime() + EXPIRY_INTERVAL.toNanos();
            offsets.beginnings().forEach((partition, first) -> {
                int expired = backlog.expire(partition, first);
                if (expired > 0) {
                    log.warn("event=links_expired partition={} links={}", partition, expired);
                }
            });
        }
    }
}
