package dev.courant.recording.warc;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/**
 * Bytes in which records stand one after another. They can be read anywhere, and soonest where they were read last.
 * Used by one thread.
 */
interface Content extends Closeable {
    /**
     * Reads bytes.
     *
     * @return how many; fewer than asked for only where the content ends
     * @throws DamagedException when there is something, but it cannot be read
     */
    int read(long at, byte[] into, int from, int length) throws IOException;

    /** Returns the byte at a place; -1: the content ends before it. */
    int byteAt(long at) throws IOException;

    /**
     * Takes what follows for the rest of this content, where it can be nothing else. Of use where the end was reached.
     *
     * @return whether there is more content now
     */
    default boolean joinNext() throws IOException {
        return false;
    }

    /** Returns whether reading at an earlier place costs no more than reading on, however far back it is. */
    default boolean goesBackFreely() {
        return false;
    }

    /** Returns up to so many bytes. Memory is taken as they are found to be there, whatever the length. */
    default byte[] bytes(long at, int most) throws IOException {
        byte[] found = new byte[Math.min(most, 16 << 10)];
        int length = 0;
        while (true) {
            int read = read(at + length, found, length, found.length - length);
            length += read;
            if (length < found.length || length == most) {
                return length == found.length ? found : Arrays.copyOf(found, length);
            }
            found = Arrays.copyOf(found, (int) Math.min(most, 2L * found.length));
        }
    }

    /** Returns the next place that holds something other than the end of a line. */
    default long afterLineEnds(long at) throws IOException {
        long next = at;
        for (int b = byteAt(next); b == '\r' || b == '\n'; b = byteAt(next)) {
            next++;
        }
        return next;
    }

    default boolean endsBefore(long at) throws IOException {
        return byteAt(at) < 0;
    }
}
