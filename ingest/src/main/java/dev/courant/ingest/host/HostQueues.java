package dev.courant.ingest.host;

import dev.courant.runtime.time.PassingTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks one at a time for each host, with a delay after each request, and all hosts side by side: a slow host
 * delays no other. A host that has tasks, or whose delay has not passed, holds one virtual thread. Thread-safe.
 */
public final class HostQueues implements AutoCloseable {
    private final Duration gap;
    private final PassingTime time;
    private final Map<String, Backlog> hosts = new HashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger live = new AtomicInteger();

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
     * @param time by which delays pass
     */
    public HostQueues(Duration gap, PassingTime time) {
        this.gap = gap;
        this.time = time;
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
        execute(() -> {
            try {
                time.sleep(host, delay);
                addLast(host, queued);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** {@return how many threads there are, for tasks that run and those that wait for a time} */
    public int threads() {
        return live.get();
    }

    private void execute(Runnable work) {
        live.incrementAndGet();
        try {
            threads.execute(() -> {
                try {
                    work.run();
                } finally {
                    live.decrementAndGet();
                }
            });
        } catch (RejectedExecutionException e) {
            live.decrementAndGet();
            throw e;
        }
    }

    private Backlog backlog(String host) {
        Backlog backlog = hosts.get(host);
        if (backlog == null) {
            backlog = new Backlog();
            hosts.put(host, backlog);
            execute(() -> work(host));
        }
        return backlog;
    }

    private void work(String host) {
        try {
            time.awaitTurn(host);
            for (Queued next = next(host); next != null; next = next(host)) {
                time.sleep(host, next.queue().run(next.task()).left(gap));
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
