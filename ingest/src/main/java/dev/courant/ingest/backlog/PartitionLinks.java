package dev.courant.ingest.backlog;

import dev.courant.ingest.backlog.Progress.HostProgress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The window of a partition from its oldest link that has not ended to the newest that was read. What is committed is
 * the beginning of the window, and the {@link Progress} within it as metadata. Guarded by the {@link LinkBacklog}.
 */
final class PartitionLinks {
    private final TopicPartition id;
    private final Progress restored;
    private final long restoredEnd;
    private final Map<Long, LinkChunk> chunks = new HashMap<>();
    private final Map<String, HostLinks> hosts = new HashMap<>();
    private @Nullable OffsetAndMetadata committed;
    private long begin;
    private long end;
    private int seen;
    private int running;
    private boolean changed = true;
    private boolean open = true;

    /**
     * @param begin the offset from which links are read
     * @param restored the progress that was committed with it
     */
    PartitionLinks(TopicPartition id, long begin, Progress restored) {
        this.id = id;
        this.begin = begin;
        this.end = begin;
        this.restored = restored;
        this.restoredEnd = begin + restored.length();
    }

    TopicPartition id() {
        return id;
    }

    /** Adds a link that was read; {@return its host} */
    HostLinks add(long offset, String hostName) {
        HostLinks host = hosts.get(hostName);
        if (host == null) {
            host = new HostLinks(this, hostName, isRestoring() ? restored.host(seen++) : HostProgress.NONE);
            hosts.put(hostName, host);
        }
        chunks.computeIfAbsent(key(offset), key -> new LinkChunk()).put(offset, host);
        end = offset + 1;
        if (!host.add(offset)) {
            chunk(offset).end(offset);
        }
        changed = true;
        return host;
    }

    /** Passes over an offset, like one that holds no link. */
    void skip(long offset) {
        end = offset + 1;
        changed = true;
    }

    /** Ends a link. */
    void end(LinkTask task) {
        task.host().end(task);
        chunk(task.offset()).end(task.offset());
        changed = true;
    }

    /** Returns the offset of the next link of the host whose link is at an offset; -1 when none was read yet. */
    long next(long offset) {
        return chunk(offset).next(offset);
    }

    void setNext(long offset, long next) {
        chunk(offset).setNext(offset, next);
    }

    /**
     * The state of a partition at one time.
     *
     * @param begin the offset of the oldest link that has not ended
     * @param progress what has ended after it
     */
    record Snapshot(long begin, Progress progress) {
        /** @param limit the most bytes of metadata */
        OffsetAndMetadata encode(int limit) {
            return new OffsetAndMetadata(begin, progress.encode(limit));
        }
    }

    /** Returns the state, if it may have changed since it was last returned. */
    @Nullable
    Snapshot snapshot() {
        if (!changed) {
            return null;
        }
        changed = false;
        if (!isRestoring()) {
            // Until then the order of the hosts' first links, by which progress is told, must stay.
            pass();
        }
        return new Snapshot(begin, hostsInOrder());
    }

    boolean isCommitted(OffsetAndMetadata progress) {
        return progress.equals(committed);
    }

    void committed(@Nullable OffsetAndMetadata progress) {
        committed = progress;
        changed |= progress == null;
    }

    /**
     * Ends links whose records the topic's retention has removed, but for those that are loaded or being tried;
     * {@return how many}
     */
    int expire(long beginning) {
        int expired = 0;
        for (HostLinks host : hosts.values()) {
            List<LinkTask> gone = new ArrayList<>(host.retriesBefore(beginning));
            while (host.head() >= 0 && host.head() < beginning && !host.isLoaded(host.head())) {
                gone.add(host.takeHead());
            }
            gone.forEach(this::end);
            expired += gone.size();
        }
        return expired;
    }

    Collection<HostLinks> hosts() {
        return hosts.values();
    }

    long bytes() {
        return (long) chunks.size() * LinkChunk.BYTES + (long) hosts.size() * HostLinks.BYTES;
    }

    boolean isOpen() {
        return open;
    }

    /** Lets no more tries start. */
    void close() {
        open = false;
    }

    void started() {
        running++;
    }

    void stopped() {
        running--;
    }

    boolean isRunning() {
        return running > 0;
    }

    /** Moves the beginning of the window to the oldest link that has not ended. */
    private void pass() {
        while (begin < end) {
            LinkChunk chunk = chunks.get(key(begin));
            HostLinks host = chunk == null ? null : chunk.host(begin);
            if (host != null && chunk != null) {
                if (!chunk.isEnded(begin)) {
                    return;
                }
                host.pass();
                if (!host.hasLinks()) {
                    hosts.remove(host.name());
                }
            }
            begin++;
            if (begin % LinkChunk.SLOTS == 0) {
                chunks.remove(key(begin - 1));
            }
        }
    }

    private Progress hostsInOrder() {
        List<HostProgress> progress = new ArrayList<>(hosts.size());
        hosts.values().stream()
                .sorted(Comparator.comparingLong(HostLinks::first))
                .forEach(host -> progress.add(host.progress()));
        if (isRestoring()) {
            progress.addAll(restored.after(seen));
        }
        return new Progress(Math.max(end, restoredEnd) - begin, progress);
    }

    /** Returns whether links are being read again that were read before a restart. */
    boolean isRestoring() {
        return end < restoredEnd;
    }

    private LinkChunk chunk(long offset) {
        LinkChunk chunk = chunks.get(key(offset));
        if (chunk == null) {
            throw new IllegalStateException("offset " + offset + " of " + id + " is not in the window");
        }
        return chunk;
    }

    private static Long key(long offset) {
        return offset / LinkChunk.SLOTS;
    }
}
