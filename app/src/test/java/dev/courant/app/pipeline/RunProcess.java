package dev.courant.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.app.demo.CourantProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code courant run} in a process of its own, on a folder below that of a test. */
final class RunProcess implements AutoCloseable {
    private final Path data;
    private final Path errors;
    private final Process process;
    private final BufferedReader output;

    private RunProcess(Path data, Path errors, Process process) {
        this.data = data;
        this.errors = errors;
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    static RunProcess start(Path folder, String... options) throws IOException {
        return on(folder.resolve("data"), folder, options);
    }

    static RunProcess on(Path data, Path folder, String... options) throws IOException {
        Path errors = folder.resolve("errors");
        List<String> arguments = new ArrayList<>(List.of("run", "--data", data.toString(), "--port", "0"));
        arguments.addAll(List.of(options));
        Process process = CourantProcess.builder(environment(folder), arguments.toArray(String[]::new))
                .redirectError(errors.toFile())
                .start();
        return new RunProcess(data, errors, process);
    }

    /** Returns the environment by which commands find it. */
    static Map<String, String> environment(Path folder) {
        return Map.of("XDG_STATE_HOME", folder.resolve("state").toString(), "COURANT_ADMIN_PORT", "0");
    }

    /** Reads what it prints up to a line that contains a match. */
    Matcher awaitLine(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return output.lines()
                .map(compiled::matcher)
                .filter(Matcher::find)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line with " + pattern + "; errors: " + errors()));
    }

    /** Sends the signal of Ctrl-C. */
    void interrupt() throws Exception {
        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    int awaitExit() throws InterruptedException {
        return process.waitFor();
    }

    String errors() {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Finds the PostgreSQL that runs on its folder. */
    Optional<ProcessHandle> postgres() {
        return ProcessHandle.allProcesses()
                .filter(candidate -> candidate
                        .info()
                        .commandLine()
                        .filter(line -> line.contains("postgres -D " + data))
                        .isPresent())
                .findFirst();
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor();
        output.close();
    }
}
