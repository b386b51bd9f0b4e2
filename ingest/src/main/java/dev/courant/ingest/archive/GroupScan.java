package dev.courant.ingest.archive;

import dev.courant.recording.warc.StoredRecord;
import dev.courant.recording.warc.StoredRecords;
import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** Reads an archive from its beginning to its end, group by group. Instances may write it meanwhile. */
public final class GroupScan {
    private final @Nullable Instant since;
    private final @Nullable Instant until;
    private final Consumer<ArchivedGroup> groups;
    private final Consumer<String> problems;
    private final DoubleConsumer progress;
    private long toRead;
    private long done;

    private GroupScan(
            @Nullable Instant since,
            @Nullable Instant until,
            Consumer<ArchivedGroup> groups,
            Consumer<String> problems,
            DoubleConsumer progress) {
        this.since = since == null ? null : since.truncatedTo(ChronoUnit.SECONDS);
        this.until = until;
        this.groups = groups;
        this.problems = problems;
        this.progress = progress;
    }

    /**
     * Reads the groups of all files that have something of a time.
     *
     * @param archive the archive
     * @param since the earliest time; null: any
     * @param until the time before which they are; null: any
     * @param groups receives each group of these files, those of other times included; file by file, in the order in
     *     which they were written
     * @param problems receives a line for each complete file that cannot be read to its end
     * @param progress receives the share of what is to be read that has been, 0 to 1, after each group
     * @throws CourantException when the folder or an index cannot be read
     */
    public static void read(
            Archive archive,
            @Nullable Instant since,
            @Nullable Instant until,
            Consumer<ArchivedGroup> groups,
            Consumer<String> problems,
            DoubleConsumer progress) {
        GroupScan scan = new GroupScan(since, until, groups, problems, progress);
        try {
            scan.read(archive.files());
        } catch (IOException e) {
            throw new CourantException("the archive cannot be read: " + e, e);
        }
    }

    private void read(List<Path> files) throws IOException {
        Map<Path, Long> sizes = new LinkedHashMap<>();
        for (Path file : files) {
            if (Archive.lines(file, "").stream().anyMatch(this::isOfTime)) {
                sizes.put(file, size(file));
            }
        }
        toRead = sizes.values().stream().mapToLong(Long::longValue).sum();
        for (Map.Entry<Path, Long> file : sizes.entrySet()) {
            read(file.getKey());
            done += file.getValue();
        }
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            // It is completed or removed just now.
            return 0;
        }
    }

    /** Indexes say the time to the second. */
    private boolean isOfTime(Archive.Located line) {
        Instant at = line.line().at();
        return (since == null || !at.isBefore(since)) && (until == null || at.isBefore(until));
    }

    /** A file that is being written may be completed meanwhile, and one that is complete may be removed. */
    private void read(Path file) throws IOException {
        boolean open = file.toString().endsWith(ArchiveNames.OPEN);
        Path present = open && !Files.exists(file) ? ArchiveNames.closed(file) : file;
        try (StoredRecords stored = StoredRecords.open(present, 0)) {
            read(present, stored);
        } catch (NoSuchFileException e) {
            problems.accept(present.getFileName() + " was removed while it was to be read");
        }
    }

    private void read(Path file, StoredRecords stored) {
        List<ArchivedCapture> captures = new ArrayList<>();
        for (StoredRecord next = next(file, stored); next != null; next = next(file, stored)) {
            ScannedRecord record = ScannedRecord.of(next);
            if (next.isCapture()) {
                captures.add(new Archive.Located(file, record.line("")).capture());
            } else if (record.endsGroup()) {
                if (next.type().equals("metadata")) {
                    groups.accept(new ArchivedGroup(next.at(), captures, next.blockFields()));
                }
                captures.clear();
                progress.accept(toRead == 0 ? 0 : Math.min(1, (double) (done + stored.end()) / toRead));
            }
        }
    }

    /** Returns the next record; null when there is none, or it cannot be read. */
    private @Nullable StoredRecord next(Path file, StoredRecords stored) {
        try {
            return stored.next();
        } catch (IOException e) {
            // The end of a file that is being written may be torn.
            if (!file.toString().endsWith(ArchiveNames.OPEN)) {
                problems.accept(file.getFileName() + " cannot be read behind " + stored.end() + ": " + e.getMessage()
                        + "; try: courant archive verify");
            }
            return null;
        }
    }
}
