package dev.courant.ingest.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads bodies. Only so many large ones are read at the same time, so that they do not fill the memory together.
 * Thread-safe.
 */
final class BodyReader {
    private static final int LARGE = 1 << 20;
    private static final int FEWEST_SLOTS = 4;
    private static final int SHARE_OF_MEMORY = 8;

    private final Semaphore slots;
    private final Duration patience;

    /**
     * @param memory bytes of memory, an eighth of which may be filled
     * @param largest the size of the largest body
     * @param patience the longest wait for a slot
     */
    BodyReader(long memory, int largest, Duration patience) {
        this.slots = new Semaphore((int) Math.clamp(memory / SHARE_OF_MEMORY / largest, FEWEST_SLOTS, 1_000), true);
        this.patience = patience;
    }

    /** Returns a body; null when it has more bytes than the limit, which are then not read. */
    byte @Nullable [] read(InputStream in, int limit) throws IOException {
        byte[] start = in.readNBytes(Math.min(LARGE, limit) + 1);
        if (start.length <= Math.min(LARGE, limit)) {
            return start;
        }
        return start.length > limit ? null : readLarge(start, in, limit);
    }

    private byte @Nullable [] readLarge(byte[] start, InputStream in, int limit) throws IOException {
        acquireSlot();
        try {
            byte[] rest = in.readNBytes(limit + 1 - start.length);
            if (start.length + rest.length > limit) {
                return null;
            }
            byte[] body = Arrays.copyOf(start, start.length + rest.length);
            System.arraycopy(rest, 0, body, start.length, rest.length);
            return body;
        } finally {
            slots.release();
        }
    }

    private void acquireSlot() throws InterruptedIOException {
        try {
            if (!slots.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new InterruptedIOException("too many large bodies at once");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
