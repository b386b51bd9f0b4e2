package dev.courant.recording;

import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a file one after another, each only when it is asked for. Whatever the file contains, all of it
 * is accounted for by the items. Used by one thread.
 */
public interface RecordingReader extends AutoCloseable {
    /**
     * Reads on.
     *
     * @return the next record; null: there are no more
     * @throws dev.courant.runtime.CourantException when the file itself cannot be read any more
     */
    @Nullable
    RecordedItem next();

    /** {@return the share of the file that has been read, from 0 to 1} */
    double progress();

    @Override
    void close();
}
