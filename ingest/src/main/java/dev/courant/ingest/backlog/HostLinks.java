package dev.courant.ingest.backlog;

import dev.courant.ingest.backlog.Progress.HostProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The links of one host in one partition. They are numbered in their order; the first {@code taken} of them were tried
 * at least once or have ended, the others wait. Guarded by the {@link LinkBacklog}.
 */
public final class HostLinks {
    /** More links of a host than these never wait for another try: none is tried for the first time until one ends. */
    static final int MOST_RETRIES = 100;

    /** The most links whose records are held in memory at a time. */
    static final int LOADED = 16;

    /** The memory of a host with its queue and its thread, roughly. */
    static final int BYTES = 2_048;

    private final PartitionLinks partition;
    private final String name;
    private final HostProgress restored;
    private final List<LinkTask> open = new ArrayList<>(2);
    private final PriorityQueue<LinkTask> retries =
            new PriorityQueue<>(2, Comparator.comparing(LinkTask::due).thenComparing(LinkTask::number));
    private final Map<Long, ConsumerRecord<byte[], byte[]>> loaded = new HashMap<>(2);

    /** Offsets: the oldest in the window, the newest, and the first that waits; -1: none. */
    private long first = -1;

    private long last = -1;
    private long head = -1;

    /** Numbers of links: before the window, taken, and read. */
    private long passed;

    private long taken;
    private long read;

    private Instant restUntil = Instant.MIN;

    /** Whether the host is in its queue, and how many records are being loaded for it. */
    boolean scheduled;

    int loading;

    HostLinks(PartitionLinks partition, String name, HostProgress restored) {
        this.partition = partition;
        this.name = name;
        this.restored = restored;
    }

    /** {@return the name of the host} */
    public String name() {
        return name;
    }

    PartitionLinks partition() {
        return partition;
    }

    long first() {
        return first;
    }

    boolean hasLinks() {
        return passed < read;
    }

    /** Adds a link; {@return whether it waits, rather than having ended before a restart} */
    boolean add(long offset) {
        if (last >= 0) {
            partition.setNext(last, offset);
        }
        last = offset;
        first = first < 0 ? offset : first;
        long number = read++;
        if (number >= restored.taken()) {
            head = head < 0 ? offset : head;
            return true;
        }
        taken = read;
        if (!restored.isOpen(number)) {
            return false;
        }
        LinkTask task = new LinkTask(this, offset, number);
        open.add(task);
        retries.add(task);
        return true;
    }

    /** Removes the oldest link of the window, which has ended. */
    void pass() {
        passed++;
        first = partition.next(first);
    }

    /** Returns the progress since the beginning of the window, links that are still to be read again included. */
    HostProgress progress() {
        List<Long> numbers = new ArrayList<>();
        open.forEach(task -> numbers.add(task.number() - passed));
        restored.open().stream().filter(number -> number >= read).forEach(number -> numbers.add(number - passed));
        return new HostProgress(Math.max(taken, restored.taken()) - passed, numbers);
    }

    /** Takes the next link whose record is loaded: one that is due for another try, or else the first that waits. */
    @Nullable
    LinkTask take(Instant now) {
        LinkTask retry = dueRetry(now);
        if (retry != null && isLoaded(retry.offset())) {
            retries.remove();
            return retry;
        }
        return mayTakeHead() && isLoaded(head) ? takeHead() : null;
    }

    /** Takes the first link that waits. */
    LinkTask takeHead() {
        LinkTask task = new LinkTask(this, head, taken++);
        open.add(task);
        head = partition.next(head);
        return task;
    }

    /** Returns whether {@link #take} would return a link. */
    boolean isRunnable(Instant now) {
        LinkTask retry = dueRetry(now);
        return retry != null && isLoaded(retry.offset()) || mayTakeHead() && isLoaded(head);
    }

    /**
     * Returns the offsets of the links that are next and not loaded, in no order.
     *
     * @param most how many of those that were never tried
     */
    List<Long> missing(Instant now, int most) {
        List<Long> missing = new ArrayList<>();
        LinkTask retry = dueRetry(now);
        if (retry != null && !isLoaded(retry.offset())) {
            missing.add(retry.offset());
        }
        if (mayTakeHead()) {
            long offset = head;
            for (int ahead = 0; ahead < most && offset >= 0; ahead++) {
                if (!isLoaded(offset)) {
                    missing.add(offset);
                }
                offset = partition.next(offset);
            }
        }
        return missing;
    }

    /** Returns when the host's next turn is; null when it has no links to try. */
    @Nullable
    Instant nextTurn() {
        Instant next = mayTakeHead() ? Instant.MIN : null;
        if (next == null && !retries.isEmpty()) {
            next = retries.element().due();
        }
        return next == null || next.isAfter(restUntil) ? next : restUntil;
    }

    /** Returns the number of links that wait and were never taken. */
    long waiting() {
        return read - taken;
    }

    /** Returns the number of links that have not ended. */
    long unended() {
        return waiting() + open.size();
    }

    /** Returns whether none of the links is being tried, and the turn of the next one is arranged. */
    boolean rests() {
        return loading == 0 && open.size() == retries.size() && (scheduled || nextTurn() == null);
    }

    long head() {
        return head;
    }

    void retry(LinkTask task) {
        retries.add(task);
    }

    void restUntil(Instant time) {
        restUntil = time;
    }

    void end(LinkTask task) {
        open.remove(task);
        retries.remove(task);
    }

    /** Returns a link that waits for another try at an offset, if there is one. */
    @Nullable
    LinkTask retryAt(long offset) {
        return retries.stream()
                .filter(task -> task.offset() == offset)
                .findFirst()
                .orElse(null);
    }

    /** Returns the links that wait for another try, are not loaded and lie before an offset. */
    List<LinkTask> retriesBefore(long offset) {
        return retries.stream()
                .filter(task -> task.offset() < offset && !isLoaded(task.offset()))
                .toList();
    }

    boolean isLoaded(long offset) {
        return loaded.containsKey(offset);
    }

    Map<Long, ConsumerRecord<byte[], byte[]>> loaded() {
        return loaded;
    }

    private boolean mayTakeHead() {
        return head >= 0 && retries.size() < MOST_RETRIES;
    }

    private @Nullable LinkTask dueRetry(Instant now) {
        LinkTask retry = retries.peek();
        return retry != null && !retry.due().isAfter(now) ? retry : null;
    }
}
