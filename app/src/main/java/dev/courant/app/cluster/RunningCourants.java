package dev.courant.app.cluster;

import dev.courant.embedded.PrivateFiles;
import dev.courant.runtime.kafka.KafkaSettings;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Courants of this user that run in one process on this machine, each of which is announced by a small file in the
 * user's state folder ({@code $XDG_STATE_HOME} or {@code ~/.local/state}, then {@code courant/running}), which only
 * this user can read and write. A file whose process was killed remains; it is ignored, because no server listens at
 * its address. Thread-safe.
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
     * Creates the lookup for the user of an environment.
     *
     * @param environment the process's environment
     * @return the lookup, which reads the folder each time
     */
    public static RunningCourants of(Map<String, String> environment) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        String home = System.getProperty("user.home", "");
        Path base = path(state.isEmpty() ? home + "/.local/state" : state);
        // The specification says to ignore a relative path; to Java, a user without a home has "?".
        return new RunningCourants(
                base == null || !base.isAbsolute()
                        ? null
                        : base.resolve("courant").resolve("running"));
    }

    /**
     * Announces a Courant of this process. Where that is not possible, commands need COURANT_KAFKA_BOOTSTRAP_SERVERS.
     *
     * @param command how it was started, such as {@code run}
     * @param kafka the settings of its Kafka
     * @param data the folder of its state
     * @return removes the announcement when it is closed
     */
    public AutoCloseable announce(String command, KafkaSettings kafka, Path data) {
        if (folder == null) {
            return () -> {};
        }
        Path file = folder.resolve(ProcessHandle.current().pid() + SUFFIX);
        try {
            PrivateFiles.closeFolder(folder);
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
                    .filter(courant -> Reachability.anyListens(courant.bootstrapServers()))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Writes the file atomically: a command may read it at any moment. */
    private static void write(Path file, Properties properties) throws IOException {
        StringWriter text = new StringWriter();
        properties.store(text, "a running Courant; removed when it stops");
        PrivateFiles.write(file, text.toString());
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
