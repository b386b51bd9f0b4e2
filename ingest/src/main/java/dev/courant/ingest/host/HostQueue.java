package dev.courant.ingest.host;

import dev.courant.ingest.host.HostQueues.Queued;
import dev.courant.runtime.Interrupts;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tasks of one priority, which wait for their hosts. Closing it leaves the tasks of other queues alone. Thread-safe.
 */
public final class HostQueue implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HostQueue.class);

    private final HostQueues hosts;
    private final Priority priority;
    private final Set<Thread> running = new HashSet<>();
    private boolean closed;

    /** Which tasks of a host go first, the highest priority first. */
    public enum Priority {
        /** Before tasks of normal priority. */
        HIGH,
        /** After tasks of high priority. */
        NORMAL
    }

    /** Work that may send a request to a host. */
    @FunctionalInterface
    public interface Task {
        /**
         * Does the work.
         *
         * @return how long the host is left alone afterwards
         * @throws InterruptedException when the queue is closed
         */
        HostDelay run() throws InterruptedException;
    }

    HostQueue(HostQueues hosts, Priority priority) {
        this.hosts = hosts;
        this.priority = priority;
    }

    Priority priority() {
        return priority;
    }

    /**
     * Adds a task behind the others of its host in this queue.
     *
     * @param host the host
     * @param task what to do
     */
    public void submit(String host, Task task) {
        hosts.addLast(host, new Queued(this, task));
    }

    /**
     * Adds a task behind the others of its host in this queue after a delay, during which the others run.
     *
     * @param host the host
     * @param task what to do
     * @param delay the delay
     */
    public void submitLater(String host, Task task, Duration delay) {
        hosts.addLater(host, new Queued(this, task), delay);
    }

    /** Drops the tasks that wait, interrupts those that run, and returns when they have ended. */
    @Override
    public void close() {
        synchronized (running) {
            closed = true;
            running.forEach(Thread::interrupt);
            Interrupts.defer(this::awaitEnds);
        }
    }

    /** The caller holds the lock of {@code running}. */
    private void awaitEnds() throws InterruptedException {
        while (!running.isEmpty()) {
            running.wait();
        }
    }

    /** Runs on the host's thread, which outlives the queue: whatever ends the task does not end the thread. */
    HostDelay run(Task task) {
        if (!begin()) {
            return HostDelay.NONE;
        }
        try {
            return task.run();
        } catch (InterruptedException e) {
            return HostDelay.USUAL;
        } catch (RuntimeException | Error e) {
            log.error("event=host_task_failed cause=\"{}\"", e.toString(), e);
            return HostDelay.USUAL;
        } finally {
            end();
        }
    }

    private boolean begin() {
        synchronized (running) {
            return !closed && running.add(Thread.currentThread());
        }
    }

    /** Clears an interrupt that was meant for the task. */
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
