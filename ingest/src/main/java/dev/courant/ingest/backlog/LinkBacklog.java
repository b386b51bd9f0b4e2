package dev.courant.ingest.backlog;

import dev.courant.ingest.backlog.NextTurn.Later;
import dev.courant.ingest.backlog.NextTurn.Load;
import dev.courant.ingest.backlog.NextTurn.None;
import dev.courant.ingest.backlog.NextTurn.Now;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * All links that were read and have not ended, by host. A link that waits costs eight bytes; only the records of the
 * next links of each host are in memory, as long as there is room. Links end in any order, and what has ended is
 * committed in any order, too ({@link Progress}). Thread-safe.
 */
public final class LinkBacklog {
    /** What brokers keep of an offset's metadata unless they are configured otherwise. */
    private static final int METADATA_BYTES = 4_096;

    /** Hosts that wait for longer leave the memory of records to others. */
    private static final Duration LONG_WAIT = Duration.ofSeconds(10);

    private final long bytes;
    private final Map<TopicPartition, PartitionLinks> partitions = new HashMap<>();
    private final LoadedRecords records = new LoadedRecords();
    private volatile int metadataBytes = METADATA_BYTES;

    /**
     * An empty backlog.
     *
     * @param bytes the memory for positions of links that wait, at which {@link #isFull}
     */
    public LinkBacklog(long bytes) {
        this.bytes = bytes;
    }

    /**
     * Adds a partition from which links are about to be read; replaces it if it is there.
     *
     * @param partition which
     * @param begin the offset from which they are read
     * @param metadata what was committed with that offset; null: nothing
     */
    public synchronized void assign(TopicPartition partition, long begin, @Nullable String metadata) {
        remove(partition);
        partitions.put(partition, new PartitionLinks(partition, begin, Progress.decode(metadata)));
    }

    /**
     * Returns how far links were read when an offset was committed.
     *
     * @param progress what was committed
     * @return the offset after the last link that is known
     */
    public static long end(OffsetAndMetadata progress) {
        return progress.offset() + Progress.decode(progress.metadata()).length();
    }

    /**
     * Adds a link that was read, unless it ended before a restart.
     *
     * @param record the link
     * @param hostName its host
     * @return the links of its host; empty when its partition is not assigned
     */
    public synchronized Optional<HostLinks> add(ConsumerRecord<byte[], byte[]> record, String hostName) {
        PartitionLinks partition = partitions.get(new TopicPartition(record.topic(), record.partition()));
        if (partition == null) {
            return Optional.empty();
        }
        HostLinks host = partition.add(record.offset(), hostName);
        if (host.waiting() > 0 && host.waiting() <= records.ahead() && records.hasRoom()) {
            records.keep(host, record);
        }
        return Optional.of(host);
    }

    /**
     * Passes over a record that is not for us to try.
     *
     * @param record a record that was read
     */
    public synchronized void skip(ConsumerRecord<byte[], byte[]> record) {
        known(new TopicPartition(record.topic(), record.partition()))
                .ifPresent(partition -> partition.skip(record.offset()));
    }

    /**
     * Arranges the next turn of a host, which the caller then brings about.
     *
     * @param host the host
     * @param now the time
     * @return what the turn waits for
     */
    public synchronized NextTurn next(HostLinks host, Instant now) {
        Instant turn = host.nextTurn();
        if (!host.partition().isOpen() || host.scheduled || turn == null) {
            return new None();
        }
        if (turn.isAfter(now)) {
            if (turn.isAfter(now.plus(LONG_WAIT))) {
                unload(host);
            }
            host.scheduled = true;
            return new Later(Duration.between(now, turn));
        }
        if (host.isRunnable(now)) {
            host.scheduled = true;
            return new Now();
        }
        unload(host);
        return load(host, now);
    }

    /**
     * Arranges that the records of the next links of a host are loaded before its turn comes.
     *
     * @param host the host
     * @param now the time
     * @return what to load, or nothing
     */
    public synchronized NextTurn prefetch(HostLinks host, Instant now) {
        boolean room = host.partition().isOpen() && records.hasRoom();
        int ahead = records.ahead();
        boolean worthIt = room && host.missing(now, ahead).size() >= Math.min(ahead / 2 + 1, host.waiting());
        return worthIt ? load(host, now) : new None();
    }

    private NextTurn load(HostLinks host, Instant now) {
        if (host.loading > 0) {
            return new None();
        }
        List<Long> offsets = host.missing(now, records.ahead());
        host.loading = offsets.size();
        return offsets.isEmpty() ? new None() : new Load(offsets);
    }

    /**
     * Takes the link whose turn it is, to be tried; {@link #stop} ends the try.
     *
     * @param host the host whose turn it is
     * @param now the time
     * @return the link; empty when there is none, or its record is not loaded yet
     */
    public synchronized Optional<LinkTask> take(HostLinks host, Instant now) {
        LinkTask task = host.partition().isOpen() ? host.take(now) : null;
        if (task != null) {
            task.begin(records.release(host, task.offset()));
            notifyAll();
            host.partition().started();
        }
        return Optional.ofNullable(task);
    }

    /**
     * Postpones a link that is being tried.
     *
     * @param task the link
     * @param due when to try it again
     */
    public synchronized void retry(LinkTask task, Instant due) {
        task.setDue(due);
        task.settle();
        ConsumerRecord<byte[], byte[]> record = task.takeRecord();
        task.host().retry(task);
        if (record != null && task.host().partition().isOpen() && records.hasRoom()) {
            records.keep(task.host(), record);
        }
    }

    /**
     * Leaves a host alone for a while: none of its links is tried.
     *
     * @param host the host
     * @param until how long
     */
    public synchronized void rest(HostLinks host, Instant until) {
        host.restUntil(until);
    }

    /**
     * Ends a link: its result is in Kafka.
     *
     * @param task the link
     */
    public synchronized void end(LinkTask task) {
        task.host().partition().end(task);
    }

    /**
     * Ends a try, whether the link has ended or not.
     *
     * @param task the link
     */
    public synchronized void stop(LinkTask task) {
        if (!task.isSettled()) {
            retry(task, Instant.MIN);
        }
        task.takeRecord();
        task.host().partition().stopped();
        notifyAll();
    }

    /**
     * Ends the turn of a host.
     *
     * @param host the host
     */
    public synchronized void endTurn(HostLinks host) {
        host.scheduled = false;
    }

    /** Takes over a record that was loaded. */
    synchronized void loaded(HostLinks host, ConsumerRecord<byte[], byte[]> record) {
        host.loading--;
        if (host.partition().isOpen()) {
            records.keep(host, record);
        }
    }

    /**
     * Ends a link whose record could not be loaded, because retention has removed it. A link that is not the next one
     * of its host is left to its turn.
     *
     * @return whether it was ended
     */
    synchronized boolean gone(HostLinks host, long offset) {
        host.loading--;
        LinkTask retry = host.retryAt(offset);
        boolean next = retry != null || host.head() == offset;
        if (next) {
            end(retry == null ? host.takeHead() : retry);
        }
        return next;
    }

    /** Waits until there is room for further records. */
    synchronized void awaitRoom() throws InterruptedException {
        while (records.isFull()) {
            wait();
        }
    }

    /** {@return whether no more links should be read for now} */
    public synchronized boolean isFull() {
        return partitions.values().stream().mapToLong(PartitionLinks::bytes).sum() >= bytes;
    }

    /**
     * Returns whether links of a partition are being read again that were read before a restart.
     *
     * @param partition which
     * @return whether they are; the window of the partition cannot become smaller until they are
     */
    public synchronized boolean isRestoring(TopicPartition partition) {
        return known(partition).map(PartitionLinks::isRestoring).orElse(false);
    }

    /** {@return the number of links that were read and have not ended} */
    public synchronized long unended() {
        return partitions.values().stream()
                .flatMap(partition -> partition.hosts().stream())
                .mapToLong(HostLinks::unended)
                .sum();
    }

    /**
     * Returns whether each link that was read has ended, or waits for the turn of its host, which is arranged.
     *
     * @return false while a link is being tried or loaded, or its result is on its way to Kafka
     */
    public synchronized boolean rests() {
        return partitions.values().stream()
                .flatMap(partition -> partition.hosts().stream())
                .allMatch(HostLinks::rests);
    }

    /**
     * Returns the progress that is not committed. The caller reports what became of it.
     *
     * @return the offsets, with what has ended after them
     */
    public Map<TopicPartition, OffsetAndMetadata> progress() {
        Map<TopicPartition, OffsetAndMetadata> progress = new HashMap<>();
        // Encoding takes a while; the hosts need not wait for it.
        snapshots().forEach((id, snapshot) -> progress.put(id, snapshot.encode(metadataBytes)));
        synchronized (this) {
            progress.entrySet()
                    .removeIf(entry -> known(entry.getKey())
                            .map(partition -> partition.isCommitted(entry.getValue()))
                            .orElse(true));
        }
        return progress;
    }

    private synchronized Map<TopicPartition, PartitionLinks.Snapshot> snapshots() {
        Map<TopicPartition, PartitionLinks.Snapshot> snapshots = new HashMap<>();
        partitions.forEach((id, partition) -> {
            PartitionLinks.Snapshot snapshot = partition.snapshot();
            if (snapshot != null) {
                snapshots.put(id, snapshot);
            }
        });
        return snapshots;
    }

    /**
     * Notes that progress is committed.
     *
     * @param progress what {@link #progress} returned
     */
    public synchronized void committed(Map<TopicPartition, OffsetAndMetadata> progress) {
        progress.forEach((id, committed) -> known(id).ifPresent(partition -> partition.committed(committed)));
    }

    /**
     * Notes that progress could not be committed, so that it is returned again.
     *
     * @param progress what {@link #progress} returned
     */
    public synchronized void notCommitted(Map<TopicPartition, OffsetAndMetadata> progress) {
        progress.forEach((id, committed) -> known(id).ifPresent(partition -> partition.committed(null)));
    }

    /** Makes progress smaller from now on, since the broker keeps less of it than usual. */
    public synchronized void halveMetadata() {
        metadataBytes = metadataBytes / 2;
    }

    /**
     * Ends the links of a partition whose records the topic's retention has removed.
     *
     * @param partition which
     * @param beginning the offset of its first record
     * @return how many
     */
    public synchronized int expire(TopicPartition partition, long beginning) {
        return known(partition).map(links -> links.expire(beginning)).orElse(0);
    }

    /**
     * Lets no more tries at links of some partitions start, and waits for those that run, up to a timeout.
     *
     * @param going the partitions
     * @param timeout the timeout
     * @throws InterruptedException when interrupted
     */
    public synchronized void drain(Collection<TopicPartition> going, Duration timeout) throws InterruptedException {
        List<PartitionLinks> draining =
                going.stream().map(partitions::get).filter(Objects::nonNull).toList();
        draining.forEach(PartitionLinks::close);
        long deadline = System.nanoTime() + timeout.toNanos();
        long left = timeout.toMillis();
        while (left > 0 && draining.stream().anyMatch(PartitionLinks::isRunning)) {
            wait(left);
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
    }

    /**
     * Removes a partition that has another owner. Its links are no longer tried.
     *
     * @param partition which
     */
    public synchronized void remove(TopicPartition partition) {
        PartitionLinks removed = partitions.remove(partition);
        if (removed != null) {
            removed.close();
            removed.hosts().forEach(this::unload);
        }
    }

    private Optional<PartitionLinks> known(TopicPartition partition) {
        return Optional.ofNullable(partitions.get(partition));
    }

    private void unload(HostLinks host) {
        if (!host.loaded().isEmpty()) {
            records.unload(host);
            notifyAll();
        }
    }
}
