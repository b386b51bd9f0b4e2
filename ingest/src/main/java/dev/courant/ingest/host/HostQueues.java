package dev.courant.ingest.host;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks one at a time for each host, with a pause after each visit, and all hosts side by side: a slow host delays
 * nobody else. A host that has work, or is owed a pause, holds one virtual thread. Thread-safe.
 */
public final class HostQueues implements AutoCloseable {
    private final Duration gap;
    private final Map<String, HostQueue> hosts = new HashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** A task and whose it is. */
    record Queued(Lane lane, Lane.Task task) {}

    /** What waits for one host. */
    private static final class HostQueue {
        private final Deque<Queued> urgent = new ArrayDeque<>();
        private final Deque<Queued> patient = new ArrayDeque<>();

        private Deque<Queued> of(Queued queued) {
            return queued.lane().isUrgent() ? urgent : patient;
        }

        private @Nullable Queued next() {
            return urgent.isEmpty() ? patient.poll() : urgent.poll();
        }
    }

    /**
     * Queues for all hosts.
     *
     * @param gap the pause after each visit
     */
    public HostQueues(Duration gap) {
        this.gap = gap;
    }

    /**
     * Opens a way into the queues for tasks that go before those of patient lanes.
     *
     * @return the lane; to be closed
     */
    public Lane urgentLane() {
        return new Lane(this, true);
    }

    /**
     * Opens a way into the queues for tasks that let those of urgent lanes go first.
     *
     * @return the lane; to be closed
     */
    public Lane patientLane() {
        return new Lane(this, false);
    }

    /** Drops what waits and interrupts what runs. */
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }

    void addLast(String host, Queued queued) {
        synchronized (hosts) {
            queue(host).of(queued).addLast(queued);
        }
    }

    void addFirst(String host, Queued queued) {
        synchronized (hosts) {
            queue(host).of(queued).addFirst(queued);
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

    private HostQueue queue(String host) {
        HostQueue queue = hosts.get(host);
        if (queue == null) {
            queue = new HostQueue();
            hosts.put(host, queue);
            threads.execute(() -> work(host));
        }
        return queue;
    }

    private void work(String host) {
        try {
            for (Queued next = next(host); next != null; next = next(host)) {
                Visit visit = next.lane().run(next.task());
                if (visit.asked()) {
                    Thread.sleep(visit.rest().compareTo(gap) > 0 ? visit.rest() : gap);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Queued next(String host) {
        synchronized (hosts) {
            HostQueue queue = hosts.get(host);
            Queued next = queue == null ? null : queue.next();
            if (next == null) {
                hosts.remove(host);
            }
            return next;
        }
    }
}
