package dev.courant.app.cluster;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The Courants of this user that run in one process on this machine, each of which is announced by a small file in the
 * user's state folder ({@code $XDG_STATE_HOME} or {@code ~/.local/state}, then {@code courant/running}), which only
 * this user can read and write. A file whose process was killed remains; it is ignored. Thread-safe.
 *
 * @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG Base Directory Specification</a>
 */
public final class RunningCourants {
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
     * Announces that this process starts a Courant.
     *
     * @param command how it was started, such as {@code run}
     * @param data the folder of its state, locked for this process
     * @return is told when it runs, and removes the announcement when it is closed
     */
    public Announcement announceStart(String command, Path data) {
        Path file =
                folder == null ? null : folder.resolve(ProcessHandle.current().pid() + SUFFIX);
        return new Announcement(file, command, data).starting();
    }

    /** {@return those whose process runs} */
    List<RunningCourant> alive() {
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .map(RunningCourants::read)
                    .filter(Objects::nonNull)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Reads a file; null when its process has ended, or it cannot be read. */
    private static @Nullable RunningCourant read(Path file) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
            String name = file.getFileName().toString();
            long pid = Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
            return isRunning(pid, properties.getProperty(Announcement.STARTED, ""))
                    ? RunningCourant.of(properties)
                    : null;
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Whether a process runs and is not a later one with the same id. */
    private static boolean isRunning(long pid, String started) {
        return ProcessHandle.of(pid)
                .map(Announcement::started)
                .filter(actual -> started.isEmpty() || actual.isEmpty() || started.equals(actual))
                .isPresent();
    }

    private static @Nullable Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
