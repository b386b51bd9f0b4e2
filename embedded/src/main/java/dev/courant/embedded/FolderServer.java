package dev.courant.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the PostgreSQL server of a folder, whoever started it: this process, or one that was killed. The lock on the
 * data folder proves that nobody else uses the server. Stateless and thread-safe.
 */
final class FolderServer {
    private static final Logger log = LoggerFactory.getLogger(FolderServer.class);
    private static final int TIMEOUT_SECONDS = 20;

    /** The line of the file of the server that says what it does, from 0. */
    private static final int STATUS_LINE = 7;

    private FolderServer() {}

    /** Stops the server if there is one: open transactions are aborted; one that does not stop is killed. */
    static void stop(Programs programs, Path data) throws IOException {
        Optional<ProcessHandle> server = find(data);
        if (server.isEmpty()) {
            removeStaleLock(data);
            return;
        }
        for (String mode : List.of("fast", "immediate")) {
            try {
                programs.run(
                        "pg_ctl", List.of("-D", data.toString(), "-m", mode, "-w", "-t", "" + TIMEOUT_SECONDS, "stop"));
                return;
            } catch (IOException e) {
                log.warn("event=stop_failed component=postgres mode={} cause=\"{}\"", mode, e.getMessage());
            }
        }
        boolean unused = server.get().destroyForcibly();
    }

    /** Finds the server that runs on a folder. */
    static Optional<ProcessHandle> find(Path data) throws IOException {
        return pid(data).flatMap(ProcessHandle::of).filter(FolderServer::isPostgres);
    }

    /** Returns whether the server with a process id takes connections. */
    static boolean isReady(Path data, long pid) throws IOException {
        List<String> lines = lines(data);
        return lines.size() > STATUS_LINE
                && lines.get(STATUS_LINE).startsWith("ready")
                && pid(data).filter(Long.valueOf(pid)::equals).isPresent();
    }

    /**
     * Removes the file of a server that was killed, if its process id is that of another process by now, as is likely
     * in a container: the server would take that for itself and refuse to start.
     */
    private static void removeStaleLock(Path data) throws IOException {
        Optional<Long> pid = pid(data);
        if (pid.isPresent() && Files.exists(Path.of("/proc", pid.get().toString()))) {
            Files.deleteIfExists(file(data));
        }
    }

    private static Optional<Long> pid(Path data) throws IOException {
        List<String> lines = lines(data);
        try {
            // A full disk leaves an empty file.
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.valueOf(lines.getFirst().strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static List<String> lines(Path data) throws IOException {
        try {
            return Files.readAllLines(file(data));
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(Path::of).map(Path::getFileName).map(Path::toString).stream()
                .anyMatch(name -> name.startsWith("postgres"));
    }
}
