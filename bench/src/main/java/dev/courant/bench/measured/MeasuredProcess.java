package dev.courant.bench.measured;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A JVM whose memory, threads and descriptors are read from outside. Linux only. Used by one thread. */
public final class MeasuredProcess implements AutoCloseable {
    /** The name of the figure of {@link #liveHeap}. */
    public static final String LIVE_HEAP = "live heap";

    private static final int STOP_SECONDS = 60;

    /** The serial collector moves all objects together in each fourth full collection only. */
    private static final int COLLECTIONS = 4;

    private final String name;
    private final Path folder;
    private final Process process;

    private MeasuredProcess(String name, Path folder, Process process) {
        this.name = name;
        this.folder = folder;
        this.process = process;
    }

    /**
     * How its JVM is started.
     *
     * @param heap the largest heap, as the JVM takes it, such as {@code 512m}
     * @param options further options of the JVM
     * @param environment environment variables for it, which replace others
     */
    public record Jvm(String heap, List<String> options, Map<String, String> environment) {}

    /**
     * Starts a main class of this class path with the options of the launcher.
     *
     * @param name what it is called, also in the names of its files
     * @param folder where its output and the log of its collections go, and its data are
     * @param jvm how to start it
     * @param environment its settings of Courant; it inherits none
     * @param mainAndArguments the class and its arguments
     * @return the running process
     * @throws IOException when it cannot be started
     */
    public static MeasuredProcess start(
            String name, Path folder, Jvm jvm, Map<String, String> environment, String... mainAndArguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                java("java"),
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx" + jvm.heap(),
                "-XX:NativeMemoryTracking=summary",
                "-Xlog:gc:file=" + folder.resolve(name + ".gc.log") + "::filecount=0"));
        command.addAll(jvm.options());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(mainAndArguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("COURANT_"));
        builder.environment().put("MALLOC_ARENA_MAX", "2"); // As the launcher does.
        builder.environment().putAll(environment);
        builder.environment().putAll(jvm.environment());
        return new MeasuredProcess(name, folder, builder.start());
    }

    /** {@return what it is called} */
    public String name() {
        return name;
    }

    /** {@return whether it runs} */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** {@return the file of its output} */
    public Path log() {
        return folder.resolve(name + ".log");
    }

    /**
     * Collects all garbage some times, and returns the least that was left, in kilobytes: one collection may leave up
     * to a twentieth of the heap as dead objects that it does not find worth moving others for.
     *
     * @return the live heap in kilobytes
     * @throws IOException when it has ended
     * @throws InterruptedException when interrupted
     */
    public long liveHeap() throws IOException, InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            String unused = jcmd("GC.run");
            try (Stream<String> lines = Files.lines(folder.resolve(name + ".gc.log"))) {
                least = Math.min(least, CollectionLog.live(lines).orElseThrow() * 1_024);
            }
        }
        return least;
    }

    /** {@return the resident size in kilobytes; 0 when it has ended} */
    public long resident() {
        return status("VmRSS");
    }

    /**
     * Returns the processor time that it has used, and the processes below it.
     *
     * @return the time; what processes that have ended used is not in it
     */
    public Duration processorTime() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * Waits for its end.
     *
     * @return its exit code
     * @throws InterruptedException when interrupted
     */
    public int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /**
     * Returns its figures now.
     *
     * @return values by name; sizes are kilobytes
     * @throws IOException when it has ended
     * @throws InterruptedException when interrupted
     */
    public Map<String, Long> figures() throws IOException, InterruptedException {
        Map<String, Long> figures = new LinkedHashMap<>();
        NativeMemory committed = NativeMemory.parse(jcmd("VM.native_memory", "summary"));
        figures.put("native", committed.outsideOfTheHeap());
        figures.put("nmt malloc", committed.malloc());
        figures.put("threads", status("Threads"));
        figures.put("descriptors", descriptors());
        figures.put("resident", status("VmRSS"));
        figures.put("anonymous", status("RssAnon"));
        ResidentMemory.parse(jcmd("System.map"), folder.toString())
                .kilobytes()
                .forEach((kind, size) -> figures.put("resident " + text(kind), size));
        committed.committed().forEach((category, size) -> figures.put("nmt " + category, size));
        return figures;
    }

    /** {@return the proportional size of the PostgreSQL processes below this one, in kilobytes} */
    public long postgres() {
        return postgres(process.toHandle());
    }

    /**
     * Returns the proportional size of the PostgreSQL processes below another.
     *
     * @param parent the process
     * @return the size in kilobytes
     */
    public static long postgres(ProcessHandle parent) {
        return parent.descendants()
                .filter(child -> child.info().command().orElse("").endsWith("postgres"))
                .mapToLong(child -> field(Path.of("/proc/" + child.pid() + "/smaps_rollup"), "Pss"))
                .sum();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private long status(String name) {
        return field(Path.of("/proc/" + process.pid() + "/status"), name);
    }

    private long descriptors() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
            return files.count();
        }
    }

    /** Returns a number of a file of {@code /proc}; 0 when the process has ended. */
    private static long field(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    private String jcmd(String... commands) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(java("jcmd"), "-J-Xmx64m", "-J-XX:TieredStopAtLevel=1", Long.toString(process.pid())));
        command.addAll(List.of(commands));
        Process jcmd = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream answer = jcmd.getInputStream()) {
            String text = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            if (jcmd.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " failed: " + text);
            }
            return text;
        }
    }

    private static String text(ResidentMemory.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }
}
