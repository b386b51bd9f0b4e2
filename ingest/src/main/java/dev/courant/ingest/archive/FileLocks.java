package dev.courant.ingest.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which open files are being written. A process that writes one holds its lock, which ends with the process. The
 * operating system lets go of a lock when the same process opens and closes the file elsewhere, so that files that this
 * process writes are not tried. Thread-safe.
 */
final class FileLocks {
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private FileLocks() {}

    /** Locks a file that this process is going to write, under the name that it will have. */
    static void hold(Path file, FileChannel channel) throws IOException {
        OURS.add(file.toAbsolutePath());
        FileLock lock = channel.tryLock();
        if (lock == null) {
            release(file);
            throw new IOException(file + " is written by another process");
        }
    }

    /** Forgets a file whose channel is closed. */
    static void release(Path file) {
        OURS.remove(file.toAbsolutePath());
    }

    /** Returns whether this process writes a file. */
    static boolean isOurs(Path file) {
        return OURS.contains(file.toAbsolutePath());
    }
}
