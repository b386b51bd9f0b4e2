package dev.courant.app.cluster;

import dev.courant.runtime.kafka.KafkaSettings;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Courants of this user that run in one process on this machine, each announced by a small file in the user's state
 * folder ({@code $XDG_STATE_HOME} or {@code ~/.local/state}, then {@code courant/running}), which nobody else can
 * write. A file whose process was killed stays behind; it is told by nobody listening at its address, and is passed
 * over. Thread-safe.
 *
 * @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG Base Directory Specification</a>
 */
public final class RunningCourants {
    private static final Logger log = LoggerFactory.getLogger(RunningCourants.class);
    private static final String SUFFIX = ".properties";

    private final @Nullable Path folder;

    private RunningCourants(@Nullable Path folder) {
        this.folder = folder;
    }

    /**
     * Those of the user whose environment this is.
     *
     * @param environment the process's environment
     * @return an object that looks for them when it is asked
     */
    public static RunningCourants of(Map<String, String> environment) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        String home = System.getProperty("user.home", "");
        Path base = path(state.isEmpty() ? home + "/.local/state" : state);
        // Relative: the specification has such a value ignored; a user without a home is "?" to Java.
        return new RunningCourants(
                base == null || !base.isAbsolute()
                        ? null
                        : base.resolve("courant").resolve("running"));
    }

    /**
     * Announces a Courant of this process. Where that is not possible the Courant runs all the same, and commands have
     * to be told where it is.
     *
     * @param command how it was started, such as {@code run}
     * @param kafka its own Kafka
     * @param data the folder of its state
     * @return ends the announcement
     */
    public AutoCloseable announce(String command, KafkaSettings kafka, Path data) {
        if (folder == null) {
            return () -> {};
        }
        Path file = folder.resolve(ProcessHandle.current().pid() + SUFFIX);
        try {
            Files.createDirectories(folder);
            write(file, new RunningCourant(command, kafka.bootstrapServers(), kafka.topicPrefix(), data).properties());
            return () -> Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("event=not_announced file={} cause=\"{}\"", file, e.toString());
            return () -> {};
        }
    }

    /** {@return those whose Kafka is listening now} */
    List<RunningCourant> alive() {
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .filter(RunningCourants::hasProcess)
                    .map(RunningCourants::read)
                    .filter(Objects::nonNull)
                    .filter(courant -> Reachability.isAny(courant.bootstrapServers()))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Whole or not at all: a command may look at any moment. */
    private static void write(Path file, Properties properties) throws IOException {
        StringWriter text = new StringWriter();
        properties.store(text, "a Courant that runs; removed when it ends");
        Path draft = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text.toString());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static boolean hasProcess(Path file) {
        String name = file.getFileName().toString();
        try {
            long pid = Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
            return ProcessHandle.of(pid).isPresent();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static @Nullable RunningCourant read(Path file) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
            return RunningCourant.of(properties);
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
