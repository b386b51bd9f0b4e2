package dev.courant.embedded;

import dev.courant.runtime.Component;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.Health;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Watches the free space of a data folder. Kafka and PostgreSQL do not survive a full disk; when little is left, the
 * process is asked to end while they can still stop cleanly. Thread-safe.
 */
public final class DiskSpace implements Component {
    /** The least free space to start with, in MiB. */
    private static final long LEAST_AT_START = 256;

    /** The least free space to go on with, in MiB. */
    private static final long LEAST = 128;

    private final Path folder;

    private DiskSpace(Path folder) {
        this.folder = folder;
    }

    /**
     * Checks that there is space to start, and watches it from then on.
     *
     * @param folder the data folder
     * @return the component that watches it; its health is {@link Health.Stopped} when too little is left
     * @throws CourantException when there is too little
     */
    public static DiskSpace require(DataFolder folder) {
        DiskSpace space = new DiskSpace(folder.path());
        long free = space.free();
        if (free < LEAST_AT_START) {
            throw new CourantException(space.text(free) + "; at least " + LEAST_AT_START
                    + " MiB are needed to start: free some, or choose another folder");
        }
        return space;
    }

    /**
     * Checks that there is space for something large.
     *
     * @param folder the folder, or one that will be made
     * @param bytes how much will be written
     * @throws CourantException when there is too little
     */
    public static void require(Path folder, long bytes) {
        Path existing = folder;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        DiskSpace space = new DiskSpace(existing);
        long needed = (bytes >> 20) + LEAST_AT_START;
        if (space.free() < needed) {
            throw new CourantException(space.text(space.free()) + "; about " + needed + " MiB are needed");
        }
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public Health check() {
        long free = free();
        return free < LEAST
                ? new Health.Stopped(text(free) + ", too little to go on: free some and start again; nothing is lost")
                : Health.UP;
    }

    @Override
    public void close() {
        // It has no thread of its own.
    }

    private String text(long free) {
        return folder + " has " + free + " MiB of free space";
    }

    private long free() {
        try {
            return Files.getFileStore(folder).getUsableSpace() >> 20;
        } catch (IOException e) {
            // What is wrong will be said by those who write there.
            return Long.MAX_VALUE;
        }
    }
}
