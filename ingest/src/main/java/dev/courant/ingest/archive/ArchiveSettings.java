package dev.courant.ingest.archive;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.DataSize;
import dev.courant.runtime.config.Setting;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What is archived, and for how long.
 *
 * @param folder the folder; empty: nothing is archived
 * @param onFailure what happens while the archive cannot be written: {@code stop} or {@code continue}
 * @param rotateSize the size at which a file is closed
 * @param rotateAfter the age at which a file is closed
 * @param keep how long files are kept; zero: for ever
 * @param maxSize the size of all files together; zero: any
 */
public record ArchiveSettings(
        @Setting(
                env = "COURANT_ARCHIVE",
                value = "",
                doc =
                        "Folder in which every exchange with a publisher that led to news or to an article is kept as WARC files ([archive](archive.md)); empty: none.")
        String folder,

        @Setting(
                env = "COURANT_ARCHIVE_ON_FAILURE",
                value = "stop",
                doc =
                        "While the archive cannot be written, such as on a full disk: stop lets polling and scraping wait until it can, continue goes on without archiving.")
        String onFailure,

        @Setting(
                env = "COURANT_ARCHIVE_ROTATE_SIZE",
                value = "1GiB",
                doc = "Size at which a file of the archive is closed and the next one begun.")
        DataSize rotateSize,

        @Setting(
                env = "COURANT_ARCHIVE_ROTATE_AFTER",
                value = "1h",
                doc = "Age at which a file of the archive is closed and the next one begun.")
        Duration rotateAfter,

        @Setting(
                env = "COURANT_ARCHIVE_KEEP",
                value = "0d",
                doc = "How long files of the archive are kept after they were closed; 0d: for ever.")
        Duration keep,

        @Setting(
                env = "COURANT_ARCHIVE_MAX_SIZE",
                value = "0",
                doc =
                        "Size of the whole archive above which its oldest closed files are removed, those of other instances in the same folder included; 0: any size.")
        DataSize maxSize) {
    private static final String STOP = "stop";
    private static final String CONTINUE = "continue";

    /** Checks the settings. */
    public ArchiveSettings {
        if (!onFailure.equals(STOP) && !onFailure.equals(CONTINUE)) {
            throw new CourantException("COURANT_ARCHIVE_ON_FAILURE=" + onFailure + ": write stop or continue");
        }
        if (rotateSize.bytes() < 1) {
            throw new CourantException("COURANT_ARCHIVE_ROTATE_SIZE=0: write a size such as 1GiB");
        }
        if (rotateAfter.isZero()) {
            throw new CourantException("COURANT_ARCHIVE_ROTATE_AFTER=0s: write a duration such as 1h");
        }
    }

    /** {@return whether anything is archived} */
    public boolean isOn() {
        return !folder.isEmpty();
    }

    /** {@return the folder, when something is archived} */
    public Path path() {
        return Path.of(folder);
    }

    boolean stopsOnFailure() {
        return onFailure.equals(STOP);
    }

    /** Returns whether closed files are removed some time. */
    boolean removesFiles() {
        return !keep.isZero() || maxSize.bytes() > 0;
    }
}
