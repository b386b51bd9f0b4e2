package dev.courant.bench.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Java process that can be killed, frozen and started again. Its output is appended to a file in the folder of the
 * laboratory. Used by one thread, but for {@link #close}.
 */
final class LabProcess implements AutoCloseable {
    private static final int STOP_SECONDS = 40;

    private final String name;
    private final ProcessBuilder builder;
    private final Path log;
    private volatile Process process;

    private LabProcess(String name, ProcessBuilder builder, Path log) throws IOException {
        this.name = name;
        this.builder = builder;
        this.log = log;
        this.process = builder.start();
    }

    /** Starts a main class of this class path, with the settings of Courant that are given and no others. */
    static LabProcess start(String name, Path folder, Map<String, String> environment, String... mainAndArguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(mainAndArguments));
        Path log = folder.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(variable -> variable.startsWith("COURANT_"));
        builder.environment().putAll(environment);
        return new LabProcess(name, builder, log);
    }

    String name() {
        return name;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** {@return the last line of its output; empty when there is none} */
    String lastLine() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.isEmpty() ? "" : lines.getLast();
    }

    /** Ends the process as a crash does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends the process as an operator does; {@return whether it ended within forty seconds} */
    boolean stop() throws InterruptedException {
        process.destroy();
        if (process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            return true;
        }
        kill();
        return false;
    }

    void startAgain() throws IOException {
        process = builder.start();
    }

    /** Stops its threads until {@link #thaw}. */
    void freeze() {
        Signals.send(process.pid(), "STOP");
    }

    void thaw() {
        Signals.send(process.pid(), "CONT");
    }

    @Override
    public void close() {
        try {
            thaw();
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException e) {
            // It has ended already.
        }
    }
}
