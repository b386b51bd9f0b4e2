package dev.courant.ingest.host;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks one at a time for each host, with a delay after each request, and all hosts side by side: a slow host
 * delays no other. A host that has tasks, or whose delay has not passed, holds one virtual thread. Thread-safe.
 */
public final class HostQueues implements AutoCloseable {
    private final Duration gap;
    private final Map<String, Backlog> hosts = new HashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** A task and the queue that it was submitted to. */
    record Queued(HostQueue queue, HostQueue.Task task) {}

    /** The tasks that wait for one host. */
    private static final class Backlog {
        private final Map<HostQueue.Priority, Deque<Queued>> tasks = new EnumMap<>(HostQueue.Priority.class);

        private Deque<Queued> of(Queued queued) {
            return tasks.computeIfAbsent(queued.queue().priority(), priority -> new ArrayDeque<>());
        }

        private @Nullable Queued next() {
            for (Deque<Queued> waiting : tasks.values()) {
                if (!waiting.isEmpty()) {
                    return waiting.remove();
                }
            }
            return null;
        }
    }

    /**
     * Queues for all hosts.
     *
     * @param gap the shortest delay after a request to a host
     */
    public HostQueues(Duration gap) {
        this.gap = gap;
    }

    /**
     * Opens a queue for tasks of one priority.
     *
     * @param priority which tasks go first at each host
     * @return the queue; to be closed
     */
    public HostQueue open(HostQueue.Priority priority) {
        return new HostQueue(this, priority);
    }

    /** Drops the tasks that wait and interrupts those that run. */
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }

    void addLast(String host, Queued queued) {
        synchronized (hosts) {
            backlog(host).of(queued).addLast(queued);
        }
    }

    void addLater(String host, Queued queued, Duration delay) {
        threads.execute(() -> {
            try {
                Thread.sleep(delay);
                addLast(host, queued);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private Backlog backlog(String host) {
        Backlog backlog = hosts.get(host);
        if (backlog == null) {
            backlog = new Backlog();
            hosts.put(host, backlog);
            threads.execute(() -> work(host));
        }
        return backlog;
    }

    private void work(String host) {
        try {
            for (Queued next = next(host); next != null; next = next(host)) {
                Thread.sleep(next.queue().run(next.task()).left(gap));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Queued next(String host) {
        synchronized (hosts) {
            Backlog backlog = hosts.get(host);
            Queued next = backlog == null ? null : backlog.next();
            if (next == null) {
                hosts.remove(host);
            }
            return next;
        }
    }
}
