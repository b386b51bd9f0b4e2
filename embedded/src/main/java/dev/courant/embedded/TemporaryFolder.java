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
 * A folder for state. One that was made for the occasion is removed with all it holds when it is closed; one that was
 * given stays.
 *
 * @param path the folder
 * @param temporary whether it goes when it is closed
 */
public record TemporaryFolder(Path path, boolean temporary) implements AutoCloseable {
    /**
     * Makes a folder for the occasion.
     *
     * @param prefix what its name starts with
     * @return the folder
     * @throws CourantException when it cannot be made
     */
    public static TemporaryFolder create(String prefix) {
        try {
            return new TemporaryFolder(Files.createTempDirectory(prefix), true);
        } catch (IOException e) {
            throw new CourantException("no temporary folder can be made: " + e.getMessage(), e);
        }
    }

    /**
     * Takes the folder that was given, made when it is missing, or else makes one for the occasion.
     *
     * @param given the folder; null when none was given
     * @param prefix what the name of a new one starts with
     * @return the folder
     * @throws CourantException when it cannot be made
     */
    public static TemporaryFolder orGiven(@Nullable Path given, String prefix) {
        if (given == null) {
            return create(prefix);
        }
        try {
            return new TemporaryFolder(Files.createDirectories(given.toAbsolutePath()), false);
        } catch (IOException e) {
            throw new CourantException("the folder " + given + " cannot be made: " + e.getMessage(), e);
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
