package dev.courant.ingest.archive;

import dev.courant.ingest.archive.PendingGroups.PendingGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes groups of records into the files of an instance, one after another. Used by one thread. */
final class ArchiveFiles {
    private static final Logger log = LoggerFactory.getLogger(ArchiveFiles.class);

    private final Path folder;
    private final String instance;
    private final ArchiveSettings settings;
    private final Map<String, String> info;
    private @Nullable OpenWarc current;

    /** @param info what the description of each file says */
    ArchiveFiles(Path folder, String instance, ArchiveSettings settings, Map<String, String> info) {
        this.folder = folder;
        this.instance = instance;
        this.settings = settings;
        this.info = info;
    }

    /**
     * Writes groups, which are on disk when this returns.
     *
     * @return how many bytes they take
     * @throws IOException when they are not; none of them is in the archive then, but that some may be twice when they
     *     are written again
     */
    long write(List<PendingGroup> groups, Instant now) throws IOException {
        OpenWarc file = current == null ? begin(now) : current;
        boolean appended = false;
        try {
            long bytes = 0;
            for (PendingGroup group : groups) {
                bytes += file.append(group.records());
            }
            appended = true;
            file.sync();
            return bytes;
        } catch (IOException e) {
            undo(file, appended, e);
            throw e;
        }
    }

    private OpenWarc begin(Instant now) throws IOException {
        OpenWarc begun = OpenWarc.begin(folder, instance, now, info);
        current = begun;
        return begun;
    }

    /**
     * A file that could not be brought to disk is not written any more: whether it says so again is up to the operating
     * system.
     */
    private void undo(OpenWarc file, boolean lost, IOException failure) {
        try {
            file.rollBack();
            if (lost || file.isEmpty()) {
                current = null;
                file.complete();
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
            current = null;
            file.abandon();
        }
    }

    /** Completes the file when it is large or old enough. */
    void rotateWhenDue(Instant now) {
        if (current != null
                && (current.size() >= settings.rotateSize().bytes()
                        || !now.isBefore(current.begun().plus(settings.rotateAfter())))) {
            rotate();
        }
    }

    /** Completes the file; the next is begun with the next records. */
    void rotate() {
        OpenWarc file = current;
        if (file == null) {
            return;
        }
        current = null;
        try {
            file.complete();
        } catch (IOException e) {
            // What it has is on disk; it is completed like that of a process that died.
            log.warn("event=archive_file_not_completed file={} cause=\"{}\"", file.path(), e.toString());
        }
    }
}
