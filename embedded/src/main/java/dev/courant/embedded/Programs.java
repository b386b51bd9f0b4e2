package dev.courant.embedded;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the programs of PostgreSQL.
 *
 * @param folder the folder into which they were unpacked
 */
record Programs(Path folder) {
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    /**
     * Runs a program to its end.
     *
     * @throws IOException when it fails, with the line of its output that says why
     */
    void run(String program, List<String> arguments) throws IOException {
        Process process = start(List.of(), program, arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (exitCode(process) != 0) {
            ServerOutput lines = new ServerOutput();
            output.lines().forEach(lines::add);
            throw new IOException(program + " failed: " + lines.cause());
        }
    }

    /**
     * Starts a server in a session of its own where that is possible, so that Ctrl-C reaches this process and not the
     * server, which is still needed while the services stop. Its errors are in its output.
     */
    Process startServer(String program, List<String> arguments) throws IOException {
        return start(Files.isExecutable(SETSID) ? List.of(SETSID.toString()) : List.of(), program, arguments);
    }

    /** Waits for the end of a process, and returns whether it came in time. */
    static boolean hasEnded(Process process, Duration timeout) throws IOException {
        try {
            return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private Process start(List<String> wrapper, String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL does not run as root; in a user namespace of its own it is nobody.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static int exitCode(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IOException("interrupted while waiting for PostgreSQL", e);
    }
}
