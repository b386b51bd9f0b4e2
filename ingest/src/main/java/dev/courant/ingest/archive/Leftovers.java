package dev.courant.ingest.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Completes the files of processes that died: cuts off a torn last record, and gives them their index and name. */
final class Leftovers {
    private static final Logger log = LoggerFactory.getLogger(Leftovers.class);

    /** Nothing takes that long to be finished. */
    private static final Duration UNFINISHED = Duration.ofHours(1);

    private Leftovers() {}

    /** Completes all files in a folder that nobody writes any more. */
    static void complete(Path folder, Instant now) throws IOException {
        for (Path open : ArchiveNames.openFiles(folder)) {
            try {
                complete(open);
            } catch (NoSuchFileException e) {
                log.debug("event=archive_file_completed_elsewhere file={}", open);
            }
        }
        removeUnfinished(folder, now);
    }

    private static void complete(Path open) throws IOException {
        if (FileLocks.isOurs(open)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(open, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            // Without its name it was completed by somebody else between the two steps above.
            if (lock != null && Files.exists(open)) {
                complete(open, channel);
            }
        }
    }

    private static void complete(Path open, FileChannel channel) throws IOException {
        RecordScan scan = RecordScan.of(open);
        long cut = channel.size() - scan.end();
        channel.truncate(scan.end());
        channel.force(true);
        Path closed = ArchiveNames.closed(open);
        List<CdxLine> lines = CdxIndex.linesOf(scan.records(), open);
        if (lines.isEmpty()) {
            Files.deleteIfExists(open);
        } else {
            CdxIndex.write(ArchiveNames.index(closed), lines);
            Files.move(open, closed, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.deleteIfExists(ArchiveNames.index(open));
        ArchiveNames.syncName(closed);
        log.warn(
                "event=archive_file_recovered file={} records={} cut_bytes={} cause=\"{}\"",
                closed.getFileName(),
                scan.records().size(),
                cut,
                cut == 0 ? "its process ended without closing it" : scan.damage());
    }

    private static void removeUnfinished(Path folder, Instant now) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path file : entries.filter(entry -> entry.toString().endsWith(ArchiveNames.UNFINISHED))
                    .toList()) {
                if (Files.getLastModifiedTime(file).toInstant().plus(UNFINISHED).isBefore(now)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
