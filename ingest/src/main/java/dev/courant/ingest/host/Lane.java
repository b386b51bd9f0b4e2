package dev.courant.ingest.host;

import dev.courant.ingest.host.HostQueues.Queued;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One user's way into the queues of hosts. Thread-safe. */
public final class Lane implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Lane.class);

    private final HostQueues hosts;
    private final boolean urgent;
    private final Set<Thread> running = new HashSet<>();
    private boolean closed;

    /** Work on a host. */
    @FunctionalInterface
    public interface Task {
        /**
         * Does the work.
         *
         * @return what the host is owed
         * @throws InterruptedException when the lane is closed
         */
        Visit run() throws InterruptedException;
    }

    Lane(HostQueues hosts, boolean urgent) {
        this.hosts = hosts;
        this.urgent = urgent;
    }

    boolean isUrgent() {
        return urgent;
    }

    /**
     * Queues a task behind the others of its host in this lane.
     *
     * @param host the host
     * @param task what to do
     */
    public void submit(String host, Task task) {
        hosts.addLast(host, new Queued(this, task));
    }

    /**
     * Queues a task before the others of its host in this lane: one that has to come back when the host has rested.
     *
     * @param host the host
     * @param task what to do
     */
    public void submitFirst(String host, Task task) {
        hosts.addFirst(host, new Queued(this, task));
    }

    /**
     * Queues a task behind the others of its host in this lane, after a time in which the others go on.
     *
     * @param host the host
     * @param task what to do
     * @param delay the time
     */
    public void submitLater(String host, Task task, Duration delay) {
        hosts.addLater(host, new Queued(this, task), delay);
    }

    /** Drops what waits, interrupts what runs, and returns when it has ended. */
    @Override
    public void close() {
        synchronized (running) {
            closed = true;
            running.forEach(Thread::interrupt);
            boolean interrupted = false;
            while (!running.isEmpty()) {
                try {
                    running.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Runs on the host's thread, which outlives the lane: whatever ends the task does not end the thread. */
    Visit run(Task task) {
        if (!begin()) {
            return Visit.NONE;
        }
        try {
            return task.run();
        } catch (InterruptedException e) {
            return Visit.MADE;
        } catch (RuntimeException | Error e) {
            log.error("event=task_broke cause=\"{}\"", e.toString(), e);
            return Visit.MADE;
        } finally {
            end();
        }
    }

    private boolean begin() {
        synchronized (running) {
            return !closed && running.add(Thread.currentThread());
        }
    }

    /** The interrupt was meant for the task. */
    private void end() {
        synchronized (running) {
            running.remove(Thread.currentThread());
            running.notifyAll();
            if (closed) {
                boolean unused = Thread.interrupted();
            }
        }
    }
}
