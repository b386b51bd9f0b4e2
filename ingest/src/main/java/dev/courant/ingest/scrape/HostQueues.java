package dev.courant.ingest.scrape;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one at a time for each host, with a pause after each, and all hosts side by side: a slow host delays
 * nobody else. A host that has work holds one virtual thread. Thread-safe.
 */
final class HostQueues implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HostQueues.class);

    private final Duration gap;
    private final Map<String, Queue<Task>> waiting = new HashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Work on a host. */
    @FunctionalInterface
    interface Task {
        /** {@return whether the host was asked, and is owed a pause} */
        boolean run() throws InterruptedException;
    }

    HostQueues(Duration gap) {
        this.gap = gap;
    }

    /** Queues a task behind the others of its host. */
    void submit(String host, Task task) {
        synchronized (waiting) {
            Queue<Task> queue = waiting.get(host);
            if (queue != null) {
                queue.add(task);
                return;
            }
            waiting.put(host, new ArrayDeque<>());
        }
        threads.execute(() -> work(host, task));
    }

    /** Drops what waits and interrupts what runs. */
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }

    private void work(String host, Task first) {
        try {
            for (Task task = first; task != null; task = next(host)) {
                if (ran(task)) {
                    Thread.sleep(gap);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A task that breaks must not leave its host without a worker. */
    private static boolean ran(Task task) throws InterruptedException {
        try {
            return task.run();
        } catch (RuntimeException | Error e) {
            log.error("event=task_broke cause=\"{}\"", e.toString(), e);
            return true;
        }
    }

    private @Nullable Task next(String host) {
        synchronized (waiting) {
            Queue<Task> queue = waiting.get(host);
            if (queue == null || queue.isEmpty()) {
                waiting.remove(host);
                return null;
            }
            return queue.remove();
        }
    }
}
