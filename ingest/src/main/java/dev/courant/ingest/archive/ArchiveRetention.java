package dev.courant.ingest.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes closed files that are too old, and the oldest while all together are too large. Open ones stay. */
final class ArchiveRetention {
    private static final Logger log = LoggerFactory.getLogger(ArchiveRetention.class);

    private final Path folder;
    private final ArchiveSettings settings;

    ArchiveRetention(Path folder, ArchiveSettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    void apply(Instant now) throws IOException {
        if (!settings.removesFiles()) {
            return;
        }
        Deque<Path> oldestFirst = new ArrayDeque<>(ArchiveNames.closedFiles(folder));
        if (!settings.keep().isZero()) {
            for (Path file : oldestFirst) {
                if (closedAt(file).isBefore(now.minus(settings.keep()))) {
                    remove(file, "it is older than COURANT_ARCHIVE_KEEP");
                }
            }
        }
        long most = settings.maxSize().bytes();
        while (most > 0 && !oldestFirst.isEmpty() && total() > most) {
            remove(oldestFirst.pop(), "the archive is larger than COURANT_ARCHIVE_MAX_SIZE");
        }
    }

    private static Instant closedAt(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (NoSuchFileException e) {
            return Instant.MAX;
        }
    }

    private long total() throws IOException {
        long total = 0;
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path file : entries.toList()) {
                total += size(file);
            }
        }
        return total;
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /** The index goes last, for nobody looks for a file because of it alone. */
    private static void remove(Path file, String why) throws IOException {
        if (Files.deleteIfExists(file)) {
            log.info("event=archive_file_removed file={} cause=\"{}\"", file.getFileName(), why);
        }
        Files.deleteIfExists(ArchiveNames.index(file));
    }
}
