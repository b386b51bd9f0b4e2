package dev.courant.embedded;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a PostgreSQL server running: one that ends, such as when the system has killed it for its memory, is started
 * again on its port. When that is needed too often, the server stays down and the cause is its health. Thread-safe.
 */
final class SupervisedServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SupervisedServer.class);
    private static final int RESTARTS = 5;
    private static final Duration WITHIN = Duration.ofMinutes(10);

    /** How long processes of a killed server may go on. */
    private static final Duration REMAINS = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final DatabaseServer server;
    private final Deque<Long> restarts = new ArrayDeque<>();
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();
    private ServerProcess process;
    private boolean closed;

    private SupervisedServer(DatabaseServer server, ServerProcess process) {
        this.server = server;
        this.process = process;
    }

    /** Starts the server and watches it; throws as {@link DatabaseServer#start} does. */
    static SupervisedServer start(DatabaseServer server, int port) throws IOException, SQLException {
        SupervisedServer supervised = new SupervisedServer(server, server.start(port));
        Thread.ofVirtual().name("courant-postgres").start(supervised::supervise);
        return supervised;
    }

    synchronized int port() {
        return process.port();
    }

    /** Returns why the server was given up; null while it runs or is being started again. */
    @Nullable
    String failure() {
        return failure.get();
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        notifyAll();
        process.close();
    }

    private void supervise() {
        try {
            do {
                running().untilEnd();
            } while (startAgain());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized ServerProcess running() {
        return process;
    }

    /** Returns whether the server runs again. A start that fails is tried again: it may have been killed, too. */
    private synchronized boolean startAgain() throws InterruptedException {
        String cause = process.cause();
        for (Duration pause = PAUSE; !closed; pause = pause.multipliedBy(2)) {
            if (tooOften()) {
                failure.set("the server has ended more than " + RESTARTS + " times within " + WITHIN.toMinutes()
                        + " minutes, the last time: " + cause);
                return false;
            }
            log.warn("event=server_ended component=postgres action=restart cause=\"{}\"", cause);
            try {
                process = restarted();
                log.info("event=server_restarted component=postgres port={}", process.port());
                return true;
            } catch (IOException | SQLException | RuntimeException e) {
                cause = "it cannot be started: " + e.getMessage();
            }
            wait(pause.toMillis());
        }
        return false;
    }

    /** What a killed server has begun may take a moment to end, and nothing can be started before. */
    private ServerProcess restarted() throws IOException, SQLException, InterruptedException {
        long deadline = System.nanoTime() + REMAINS.toNanos();
        while (true) {
            try {
                return server.start(process.port());
            } catch (IOException e) {
                if (System.nanoTime() > deadline
                        || !String.valueOf(e.getMessage()).contains("shared memory")) {
                    throw e;
                }
            }
            Thread.sleep(PAUSE);
        }
    }

    private boolean tooOften() {
        long now = System.nanoTime();
        restarts.removeIf(time -> now - time > WITHIN.toNanos());
        restarts.addLast(now);
        return restarts.size() > RESTARTS;
    }
}
