package dev.courant.ingest.backlog;

import org.jspecify.annotations.Nullable;

/**
 * A row of consecutive offsets: whose link each one is, how far the next link of the same host is, and whether the link
 * has ended. Not thread-safe.
 */
final class LinkChunk {
    static final int SLOTS = 1_024;

    /** The memory of a chunk: a reference, an int and a bit for each offset, and what surrounds them. */
    static final int BYTES = SLOTS * 8 + SLOTS / 8 + 128;

    private final @Nullable HostLinks[] hosts = new HostLinks[SLOTS];
    private final int[] distances = new int[SLOTS];
    private final long[] ended = new long[SLOTS / Long.SIZE];

    void put(long offset, HostLinks host) {
        hosts[slot(offset)] = host;
    }

    void end(long offset) {
        int slot = slot(offset);
        ended[slot / Long.SIZE] |= 1L << slot;
    }

    void setNext(long offset, long next) {
        distances[slot(offset)] = Math.toIntExact(next - offset);
    }

    /** Returns the host whose link is at an offset; null when there is no link. */
    @Nullable
    HostLinks host(long offset) {
        return hosts[slot(offset)];
    }

    /** Returns the offset of the next link of the same host; -1 when none was read yet. */
    long next(long offset) {
        int distance = distances[slot(offset)];
        return distance == 0 ? -1 : offset + distance;
    }

    boolean isEnded(long offset) {
        int slot = slot(offset);
        return (ended[slot / Long.SIZE] & 1L << slot) != 0;
    }

    private static int slot(long offset) {
        return (int) (offset % SLOTS);
    }
}
