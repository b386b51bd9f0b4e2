package dev.courant.recording.folder;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The files of a recording. Thread-safe. */
interface BodyFiles {
    /** The largest body in bytes. */
    int LARGEST = 16 << 20;

    /** Returns what is wrong with a file; null: it can be read. */
    @Nullable
    String problem(String name);

    /**
     * Reads a file.
     *
     * @throws dev.courant.runtime.CourantException when it cannot be read any more, or is larger than it said
     */
    byte[] read(String name);

    /** Returns whether a name stays within the folder that it is relative to. */
    static boolean staysInside(String name) {
        return !name.isBlank()
                && !name.startsWith("/")
                && !name.contains("\\")
                && name.indexOf('\0') < 0
                && Arrays.stream(name.split("/")).noneMatch(".."::equals);
    }
}
