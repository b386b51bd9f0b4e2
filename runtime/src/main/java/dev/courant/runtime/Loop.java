package dev.courant.runtime;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A component with one thread that works until it is closed. When its body fails, the cause is logged and reported as
 * its health, and the body is restarted after a pause that doubles from one second to thirty: an unavailable broker
 * never ends a service. A body works in rounds and reports each; one that has reported none for eight seconds is
 * unhealthy. Thread-safe.
 */
public final class Loop implements Component {
    private static final Logger log = LoggerFactory.getLogger(Loop.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /**
     * Prefixes of SQLSTATE: connection exception, operator intervention (with statement timeout), lock timeout, timeout
     * of an idle transaction.
     */
    private static final Set<String> OUTAGES = Set.of("08", "57", "55P03", "25P03");

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    /** Longer than rounds take under load, and short enough to be reported within ten seconds. */
    static final Duration LONGEST_ROUND = Duration.ofSeconds(8);

    private final String name;
    private final Body body;
    private final Running running = new Running();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicReference<Health> health = new AtomicReference<>(Health.down("starting"));
    private final LongSupplier nanoTime;
    private volatile long reportedAt;
    private final Thread thread;

    /** The work of a loop: one run, from opening its clients to closing them. */
    @FunctionalInterface
    public interface Body {
        /**
         * Works while {@code running} is active.
         *
         * @param running says when to stop; the body calls {@link Running#ready} or {@link Running#notReady} in each
         *     round
         * @throws Exception on any failure after which a restart may help
         */
        void run(Running running) throws Exception;
    }

    /** The state of a loop, for its body. */
    public final class Running {
        private final AtomicBoolean active = new AtomicBoolean(true);
        private final AtomicReference<Runnable> wakeUp = new AtomicReference<>(() -> {});

        private Running() {}

        /** {@return whether to continue} */
        public boolean active() {
            return active.get();
        }

        /** Reports the loop as healthy, for the next seconds. */
        public void ready() {
            report(Health.UP);
        }

        /**
         * Reports the loop as unhealthy, although its body goes on.
         *
         * @param cause one line for an operator
         */
        public void notReady(String cause) {
            report(Health.down(cause));
        }

        private void report(Health reported) {
            reportedAt = nanoTime.getAsLong();
            health.set(reported);
        }

        /**
         * Sets an action that interrupts a blocked body when the loop is closed.
         *
         * @param action called from another thread, at most once
         */
        public void onStop(Runnable action) {
            wakeUp.set(action);
            if (!active()) {
                action.run();
            }
        }
    }

    private Loop(String name, Body body, LongSupplier nanoTime) {
        this.name = name;
        this.body = body;
        this.nanoTime = nanoTime;
        this.thread = Thread.ofPlatform().name("courant-" + name).unstarted(this::run);
    }

    /**
     * Starts a loop.
     *
     * @param name its name in health reports, logs and thread dumps
     * @param body its work
     * @return the running loop
     */
    public static Loop start(String name, Body body) {
        return start(name, body, System::nanoTime);
    }

    static Loop start(String name, Body body, LongSupplier nanoTime) {
        Loop loop = new Loop(name, body, nanoTime);
        loop.thread.start();
        return loop;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Health check() {
        Health reported = health.get();
        Duration silence = Duration.ofNanos(nanoTime.getAsLong() - reportedAt);
        return reported instanceof Health.Up && silence.compareTo(LONGEST_ROUND) > 0
                ? Health.down("its thread has been busy with one round for " + silence.toSeconds() + " s")
                : reported;
    }

    @Override
    public void close() {
        if (!running.active.getAndSet(false)) {
            return;
        }
        closing.countDown();
        running.wakeUp.get().run();
        try {
            if (!thread.join(CLOSE_TIMEOUT)) {
                log.warn("event=close_timeout component={} seconds={}", name, CLOSE_TIMEOUT.toSeconds());
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        while (running.active()) {
            long started = System.nanoTime();
            try {
                body.run(running);
            } catch (Throwable e) {
                // Errors, too: otherwise the thread would end and the loop still report its last health.
                if (!running.active()) {
                    break;
                }
                failed(e, pause);
                pause = ranFor(started, LONGEST_PAUSE) ? FIRST_PAUSE : min(pause.multipliedBy(2), LONGEST_PAUSE);
            }
        }
        health.set(Health.down("stopped"));
    }

    private void failed(Throwable e, Duration pause) {
        String cause = (e.getClass().getSimpleName() + ": " + e.getMessage())
                .lines()
                .findFirst()
                .orElse("");
        health.set(Health.down(cause));
        if (isOutage(e)) {
            log.warn("event=restart component={} pause_seconds={} cause=\"{}\"", name, pause.toSeconds(), cause);
        } else {
            log.error("event=restart component={} pause_seconds={} cause=\"{}\"", name, pause.toSeconds(), cause, e);
        }
        try {
            boolean unused = closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            running.active.set(false);
        }
    }

    /** Whether a system we depend on is unavailable, which is expected and logged without a stack trace. */
    private static boolean isOutage(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause instanceof RetriableException
                    || cause instanceof SQLException sql
                            && sql.getSQLState() != null
                            && OUTAGES.stream().anyMatch(sql.getSQLState()::startsWith)) {
                return true;
            }
        }
        return false;
    }

    private static boolean ranFor(long startedNanos, Duration atLeast) {
        return System.nanoTime() - startedNanos > atLeast.toNanos();
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
