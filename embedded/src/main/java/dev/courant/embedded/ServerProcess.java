package dev.courant.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server. What it writes is read here and not kept in a file: it cannot fill a disk, and is there when the
 * disk is full. Thread-safe.
 */
final class ServerProcess implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ServerProcess.class);

    /** Long enough for the recovery of a server that was killed while it wrote much. */
    private static final Duration STARTUP = Duration.ofMinutes(1);

    /** The exit code of a process that was ended by the signal KILL. */
    private static final int KILLED = 137;

    private static final Duration STOP = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Programs programs;
    private final Path data;
    private final int port;
    private final Process process;
    private final ServerOutput output = new ServerOutput();
    private final Thread reader;

    private ServerProcess(Programs programs, Path data, int port, Process process) {
        this.programs = programs;
        this.data = data;
        this.port = port;
        this.process = process;
        this.reader = Thread.ofVirtual().name("courant-postgres-output").start(this::read);
    }

    /**
     * Starts the server on an initialized folder, and returns when it takes connections.
     *
     * @param options of the server, each {@code name=value}
     * @throws PortTakenException when it cannot listen on the port
     * @throws IOException when it does not start; it does not run then
     */
    static ServerProcess start(Programs programs, Path data, int port, List<String> options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        options.forEach(option -> arguments.addAll(List.of("-c", option)));
        ServerProcess server = new ServerProcess(programs, data, port, programs.startServer("postgres", arguments));
        try {
            server.awaitReady();
            return server;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    int port() {
        return port;
    }

    /** Waits until the server has ended. */
    void untilEnd() throws InterruptedException {
        int exitCode = process.waitFor();
        boolean complete = reader.join(STOP);
        log.debug("event=server_exit component=postgres exit_code={} output_complete={}", exitCode, complete);
    }

    /** Returns why it has ended, as far as it has said so itself. */
    String cause() {
        return output.error()
                .orElseGet(() -> process.exitValue() == KILLED
                        ? "it was killed (exit code " + KILLED + ")"
                        : "exit code " + process.exitValue());
    }

    /** Stops the server: open transactions are aborted. */
    @Override
    public void close() throws IOException {
        if (process.isAlive()) {
            FolderServer.stop(programs, data);
            if (!Programs.hasEnded(process, STOP)) {
                process.destroyForcibly();
            }
        }
    }

    private void awaitReady() throws IOException {
        long deadline = System.nanoTime() + STARTUP.toNanos();
        while (!FolderServer.isReady(data, process.pid())) {
            if (Programs.hasEnded(process, PAUSE)) {
                throw failure();
            }
            if (System.nanoTime() > deadline) {
                throw new IOException(
                        "it is not ready within " + STARTUP.toSeconds() + " s; the last it said is: " + output.cause());
            }
        }
    }

    private IOException failure() throws IOException {
        try {
            boolean unused = reader.join(STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (output.saysThatThePortIsTaken()) {
            throw new PortTakenException(port, output.cause());
        }
        return new IOException(output.cause());
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(output::add);
        } catch (IOException | RuntimeException e) {
            log.debug("event=output_ended component=postgres cause=\"{}\"", e.toString());
        }
    }
}
