package dev.courant.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops a PostgreSQL server that is still running because the process that started it was killed. The lock on the data
 * folder proves that its owner is gone. Stateless and thread-safe.
 */
final class OrphanServer {
    private static final Logger log = LoggerFactory.getLogger(OrphanServer.class);
    private static final long TIMEOUT_SECONDS = 15;

    private OrphanServer() {}

    /** Stops the server that runs on a folder, if there is one. */
    static void stop(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        ProcessHandle.of(pid).filter(OrphanServer::isPostgres).ifPresent(OrphanServer::stop);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(Path::of).map(Path::getFileName).map(Path::toString).stream()
                .anyMatch(name -> name.startsWith("postgres"));
    }

    private static void stop(ProcessHandle orphan) {
        log.info("event=orphan_stopped component=postgres pid={}", orphan.pid());
        orphan.destroy();
        try {
            orphan.onExit().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            orphan.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for a process does not fail", e);
        }
    }
}
