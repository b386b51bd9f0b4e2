package dev.courant.ingest.replay;

import dev.courant.recording.Position;
import dev.courant.recording.RecordedItem;
import dev.courant.runtime.CourantException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Works through records on all processors, and returns them in their order. Only so many are under way, and only so
 * many bytes. Used by one thread.
 */
final class OrderedPages implements AutoCloseable {
    private static final int MOST_RECORDS = 256;
    private static final long MOST_BYTES = 128 << 20;
    private static final int SHARE_OF_MEMORY = 8;

    private final RecordedPages pages;
    private final ExecutorService workers;
    private final long mostBytes = Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
    private final Deque<Work> works = new ArrayDeque<>();
    private long bytes;

    private record Work(Position position, long bytes, Future<ReplayedRecord> result) {}

    OrderedPages(RecordedPages pages) {
        this.pages = pages;
        this.workers = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().daemon().name("courant-replay-", 0).factory());
    }

    void add(RecordedItem item) {
        long size = item instanceof RecordedItem.Response response
                ? response.exchange().body().length
                : 0;
        works.add(new Work(item.position(), size, workers.submit(() -> pages.read(item))));
        bytes += size;
    }

    boolean isEmpty() {
        return works.isEmpty();
    }

    /** Returns whether the first is to be taken: it is done, or no more may be added. */
    boolean isReady() {
        return !works.isEmpty()
                && (works.element().result().isDone() || works.size() >= MOST_RECORDS || bytes >= mostBytes);
    }

    /** Returns where the first is. */
    Position first() {
        return works.element().position();
    }

    /** Takes the first; waits for it. */
    ReplayedRecord take() throws InterruptedException {
        Work work = works.remove();
        bytes -= work.bytes();
        try {
            return work.result().get();
        } catch (ExecutionException e) {
            throw new CourantException(
                    "the record at " + work.position().offset() + " of "
                            + work.position().file() + " ended the replay: " + e.getCause(),
                    e);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
