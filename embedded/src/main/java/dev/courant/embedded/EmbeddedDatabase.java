package dev.courant.embedded;

import dev.courant.runtime.Component;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.Health;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server in its own process, from binaries in a library. Its data are kept when it stops. A server that a
 * killed process left running on the same folder is stopped first. Thread-safe.
 */
public final class EmbeddedDatabase implements Component {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String USER = "postgres";
    private static final long ORPHAN_TIMEOUT_SECONDS = 15;
    private static final int VALID_WITHIN_SECONDS = 2;

    private final EmbeddedPostgres postgres;
    private final FolderLock lock;

    private EmbeddedDatabase(EmbeddedPostgres postgres, FolderLock lock) {
        this.postgres = postgres;
        this.lock = lock;
    }

    /**
     * Starts a server; takes about three seconds on a new folder and one on a used one.
     *
     * @param data the folder of its data; created if missing
     * @param durable whether its data must survive a power cut; without durability it is faster
     * @return the running server
     * @throws CourantException when it does not start, or another process uses the folder
     */
    public static EmbeddedDatabase start(Path data, boolean durable) {
        FolderLock lock = FolderLock.acquire(data);
        try {
            stopOrphan(data);
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setServerConfig("shared_buffers", "64MB");
            if (!durable) {
                builder.setServerConfig("fsync", "off").setServerConfig("full_page_writes", "off");
            }
            return new EmbeddedDatabase(builder.start(), lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw new CourantException(
                    "the embedded PostgreSQL does not start with data in " + data + ": " + e.getMessage(), e);
        }
    }

    /** {@return the JDBC URL of the default database, user included} */
    public String jdbcUrl() {
        return jdbcUrl("postgres");
    }

    /**
     * Returns the JDBC URL of a database.
     *
     * @param database its name
     * @return the URL, user included
     */
    public String jdbcUrl(String database) {
        return postgres.getJdbcUrl(USER, database);
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public Health check() {
        try (Connection connection = DriverManager.getConnection(jdbcUrl())) {
            return connection.isValid(VALID_WITHIN_SECONDS) ? Health.UP : Health.down("the server does not answer");
        } catch (SQLException e) {
            return Health.down(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            log.warn("event=close_failed component=postgres cause=\"{}\"", e.getMessage());
        } finally {
            lock.close();
        }
    }

    /** Stops a server that is still running because the process that started it was killed. */
    private static void stopOrphan(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        ProcessHandle.of(pid).filter(EmbeddedDatabase::isPostgres).ifPresent(EmbeddedDatabase::stop);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(Path::of).map(Path::getFileName).map(Path::toString).stream()
                .anyMatch(name -> name.startsWith("postgres"));
    }

    private static void stop(ProcessHandle orphan) {
        log.info("event=orphan_stopped component=postgres pid={}", orphan.pid());
        orphan.destroy();
        try {
            orphan.onExit().get(ORPHAN_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            orphan.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for a process does not fail", e);
        }
    }
}
