package dev.courant.ingest.archive;

import dev.courant.recording.warc.WarcMember;
import dev.courant.recording.warc.WarcOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file that an instance is writing. Its name ends in {@code .open} and it is locked until it is complete; beside it
 * grows its index, not sorted yet, for those who read it meanwhile. Used by one thread.
 */
final class OpenWarc {
    private static final int MOST_SERIAL = 99_999;

    private final Path open;
    private final Path closed;
    private final Instant begun;
    private final WarcOutput output;
    private @Nullable BufferedWriter index;
    private final List<CdxLine> lines = new ArrayList<>();
    private final List<CdxLine> unsynced = new ArrayList<>();
    private long synced;

    private OpenWarc(Path closed, Instant begun, WarcOutput output, BufferedWriter index) {
        this.open = ArchiveNames.withSuffix(closed, ArchiveNames.OPEN);
        this.closed = closed;
        this.begun = begun;
        this.output = output;
        this.index = index;
        this.synced = output.position();
    }

    /**
     * Begins a file under a name that no other has.
     *
     * @param info what its description says
     */
    static OpenWarc begin(Path folder, String instance, Instant now, Map<String, String> info) throws IOException {
        for (int serial = 0; serial <= MOST_SERIAL; serial++) {
            Path closed = folder.resolve(ArchiveNames.name(instance, now, serial));
            try {
                if (!Files.exists(closed) && !Files.exists(ArchiveNames.withSuffix(closed, ArchiveNames.OPEN))) {
                    return begin(closed, now, info);
                }
            } catch (FileAlreadyExistsException e) {
                // Another process began a file in the same millisecond.
            }
        }
        throw new IOException("no name is left for a file of " + instance + " at " + now);
    }

    /** It is locked before it has its name, so that nobody takes it for the file of a dead process. */
    private static OpenWarc begin(Path closed, Instant now, Map<String, String> info) throws IOException {
        Path open = ArchiveNames.withSuffix(closed, ArchiveNames.OPEN);
        Path unfinished = ArchiveNames.withSuffix(closed, ArchiveNames.UNFINISHED);
        WarcOutput output = WarcOutput.create(unfinished, closed.getFileName().toString(), now, info);
        try {
            FileLocks.hold(open, output.channel());
            Files.move(unfinished, open, StandardCopyOption.ATOMIC_MOVE);
            ArchiveNames.syncName(closed);
            return new OpenWarc(closed, now, output, indexOf(open));
        } catch (IOException e) {
            FileLocks.release(open);
            output.close();
            Files.deleteIfExists(unfinished);
            Files.deleteIfExists(open);
            throw e;
        }
    }

    private static BufferedWriter indexOf(Path open) throws IOException {
        return Files.newBufferedWriter(
                ArchiveNames.index(open),
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING);
    }

    long size() {
        return output.position();
    }

    Instant begun() {
        return begun;
    }

    Path path() {
        return open;
    }

    boolean isEmpty() {
        return lines.isEmpty() && unsynced.isEmpty();
    }

    /**
     * Writes the records of a group behind the others; {@return how many bytes} They are on disk after a {@link #sync}.
     */
    long append(List<WarcMember> group) throws IOException {
        long begin = output.position();
        boolean withResponse = group.size() > 1;
        for (WarcMember record : group) {
            long offset = output.append(record);
            switch (record.kind()) {
                case RESPONSE, REVISIT ->
                    unsynced.add(CdxLine.of(record, offset, closed.getFileName().toString()));
                case METADATA -> {
                    if (!withResponse) {
                        unsynced.add(
                                CdxLine.of(record, offset, closed.getFileName().toString()));
                    }
                }
                case REQUEST, WARCINFO -> {}
            }
        }
        return output.position() - begin;
    }

    /** Waits until all records are on disk. */
    void sync() throws IOException {
        output.sync();
        synced = output.position();
        lines.addAll(unsynced);
        index(unsynced);
        unsynced.clear();
    }

    /** Readers look through the file itself when it has no index. */
    private void index(List<CdxLine> added) throws IOException {
        if (index == null) {
            return;
        }
        try {
            for (CdxLine line : added) {
                index.write(line.toString());
                index.write('\n');
            }
            index.flush();
        } catch (IOException e) {
            index = null;
            Files.deleteIfExists(ArchiveNames.index(open));
        }
    }

    /** Takes back what is not on disk. */
    void rollBack() throws IOException {
        unsynced.clear();
        output.rollBack(synced);
    }

    /** Completes the file: what is on disk gets its index and its name. A file without a capture is removed. */
    void complete() throws IOException {
        try {
            if (output.position() > synced) {
                rollBack();
            }
            if (index != null) {
                index.close();
            }
            if (lines.isEmpty()) {
                Files.deleteIfExists(open);
            } else {
                CdxIndex.write(ArchiveNames.index(closed), lines);
                Files.move(open, closed, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.deleteIfExists(ArchiveNames.index(open));
            ArchiveNames.syncName(closed);
        } finally {
            abandon();
        }
    }

    /** Lets go of the file as it is, for somebody to complete it later. */
    void abandon() {
        try {
            output.close();
        } catch (IOException e) {
            // Everything that counts is on disk.
        } finally {
            FileLocks.release(open);
        }
    }
}
