package dev.courant.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lock on a data folder: a lock of the operating system on a file in it, which ends with the process, even when it
 * is killed. Thread-safe.
 */
final class FolderLock implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FolderLock.class);

    /**
     * The folders that this process has locked. POSIX drops a process's lock as soon as the process closes <em>any</em>
     * descriptor of the file, so a folder that is locked here already must be refused before its file is opened.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Tries to lock a folder.
     *
     * @return the lock; empty when this or another process has it
     * @throws IOException when the file cannot be written
     */
    static Optional<FolderLock> tryAcquire(Path folder) throws IOException {
        Path real = folder.toRealPath();
        if (!HELD.add(real)) {
            return Optional.empty();
        }
        boolean locked = false;
        try {
            Path file = real.resolve("courant.lock");
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            locked = isLocked(channel, file);
            return locked ? Optional.of(new FolderLock(real, channel)) : Optional.empty();
        } finally {
            if (!locked) {
                HELD.remove(real);
            }
        }
    }

    private static boolean isLocked(FileChannel channel, Path file) throws IOException {
        boolean locked = false;
        try {
            // A user who may read the file could hold a shared lock on it.
            PrivateFiles.close(file);
            locked = channel.tryLock() != null;
            return locked;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    @Override
    public synchronized void close() {
        if (!channel.isOpen()) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            log.warn("event=close_failed component=lock cause=\"{}\"", e.getMessage());
        } finally {
            HELD.remove(folder);
        }
    }
}
