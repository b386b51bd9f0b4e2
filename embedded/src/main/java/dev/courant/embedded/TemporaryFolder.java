package dev.courant.embedded;

import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder for state. A temporary one is deleted with its content when it is closed; one that the user gave is kept.
 *
 * @param path the folder
 * @param temporary whether it is deleted when it is closed
 */
public record TemporaryFolder(Path path, boolean temporary) implements AutoCloseable {
    /**
     * Creates a temporary folder.
     *
     * @param prefix the prefix of its name
     * @return the folder
     * @throws CourantException when it cannot be created
     */
    public static TemporaryFolder create(String prefix) {
        try {
            return new TemporaryFolder(Files.createTempDirectory(prefix), true);
        } catch (IOException e) {
            throw new CourantException("no temporary folder can be created: " + e.getMessage(), e);
        }
    }

    /**
     * Uses the given folder, which is created if missing, or else creates a temporary one.
     *
     * @param given the folder; null when none was given
     * @param prefix the prefix of the name of a temporary one
     * @return the folder
     * @throws CourantException when it cannot be created
     */
    public static TemporaryFolder orGiven(@Nullable Path given, String prefix) {
        if (given == null) {
            return create(prefix);
        }
        try {
            return new TemporaryFolder(Files.createDirectories(given.toAbsolutePath()), false);
        } catch (IOException e) {
            throw new CourantException("the folder " + given + " cannot be created: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        if (!temporary) {
            return;
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(path)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }
}
