package dev.courant.embedded;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.InvalidSettingException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of all state of one Courant, locked for this process: whoever has an instance of this class is the only
 * one who works on the folder. The lock ends with the process, even when it is killed. A temporary folder is deleted
 * when it is closed; one that the user gave is kept. Thread-safe.
 */
public final class DataFolder implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DataFolder.class);

    private final Path path;
    private final boolean temporary;
    private final FolderLock lock;
    private final Instant since;
    private boolean closed;

    private DataFolder(Path path, boolean temporary, FolderLock lock, Instant since) {
        this.path = path;
        this.temporary = temporary;
        this.lock = lock;
        this.since = since;
    }

    /**
     * Creates a temporary folder.
     *
     * @param prefix the prefix of its name
     * @return the folder
     * @throws CourantException when it cannot be created
     */
    public static DataFolder temporary(String prefix) {
        try {
            return lock(Files.createTempDirectory(prefix), true, InstantSource.system());
        } catch (IOException e) {
            throw new CourantException("no temporary folder can be created: " + e.getMessage(), e);
        }
    }

    /**
     * Locks a folder, which is created if missing, and notes in it whose it is.
     *
     * @param given the folder; null: a temporary one
     * @param prefix the prefix of the name of a temporary one
     * @param clock the time
     * @return the folder
     * @throws InvalidSettingException when it cannot be created or written
     * @throws CourantException when another Courant works on it, saying which one
     */
    public static DataFolder open(@Nullable Path given, String prefix, InstantSource clock) {
        return given == null ? temporary(prefix) : open(given, clock);
    }

    /**
     * Locks a folder, which is created if missing, and notes in it whose it is.
     *
     * @param given the folder
     * @param clock the time
     * @return the folder
     * @throws InvalidSettingException when it cannot be created or written
     * @throws CourantException when another Courant works on it, saying which one
     */
    public static DataFolder open(Path given, InstantSource clock) {
        Path path = given.toAbsolutePath().normalize();
        try {
            return lock(PrivateFiles.createFolder(path), false, clock);
        } catch (FileAlreadyExistsException e) {
            throw new InvalidSettingException(path + " is a file; give a folder for the data", e);
        } catch (IOException e) {
            throw new InvalidSettingException(
                    path + " cannot be used as the folder of the data: " + reason(e) + "; choose another folder", e);
        }
    }

    /** {@return the folder} */
    public Path path() {
        return path;
    }

    /**
     * Returns a folder in this one, which only this user can enter; it is created if missing.
     *
     * @param name its name
     * @return the folder
     * @throws CourantException when it cannot be created, or belongs to another user
     */
    public Path subfolder(String name) {
        Path folder = path.resolve(name);
        try {
            return PrivateFiles.closeFolder(folder);
        } catch (IOException e) {
            throw new CourantException("the folder " + folder + " cannot be created with mode 0700: " + reason(e), e);
        }
    }

    /**
     * Tells those who find the folder locked where the newsdesk is.
     *
     * @param newsdesk its address
     */
    public void announce(String newsdesk) {
        try {
            new FolderOwner(ProcessHandle.current().pid(), since, newsdesk).write(path);
        } catch (IOException e) {
            log.warn("event=owner_not_written folder={} cause=\"{}\"", path, e.toString());
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (temporary) {
                delete(path);
            } else {
                FolderOwner.delete(path);
            }
        } finally {
            lock.close();
        }
    }

    private static DataFolder lock(Path path, boolean temporary, InstantSource clock) throws IOException {
        FolderLock lock = FolderLock.tryAcquire(path).orElseThrow(() -> inUse(path));
        DataFolder folder =
                new DataFolder(path, temporary, lock, clock.instant().truncatedTo(ChronoUnit.SECONDS));
        folder.announce("");
        return folder;
    }

    private static CourantException inUse(Path path) {
        String owner = FolderOwner.read(path).map(FolderOwner::text).orElse("another process");
        return new CourantException(path + " is in use by " + owner + "; stop it, or choose another folder");
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case NoSuchFileException missing -> "no folder can be created there";
            case AccessDeniedException denied -> "permission denied";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> failure.toString();
        };
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }
}
