package dev.courant.ingest.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

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

    /**
     * A body, or as much of it as is allowed.
     *
     * @param whole whether the body has no more bytes than these
     */
    record Body(byte[] bytes, boolean whole) {
        private static Body of(byte[] bytes, int limit) {
            boolean whole = bytes.length <= limit;
            return new Body(whole ? bytes : Arrays.copyOf(bytes, limit), whole);
        }
    }

    /** Returns a body, of which no more bytes are read than the limit allows. */
    Body read(InputStream in, int limit) throws IOException {
        byte[] start = in.readNBytes(Math.min(LARGE, limit) + 1);
        return start.length <= Math.min(LARGE, limit) || start.length > limit
                ? Body.of(start, limit)
                : readLarge(start, in, limit);
    }

    private Body readLarge(byte[] start, InputStream in, int limit) throws IOException {
        acquireSlot();
        try {
            byte[] rest = in.readNBytes(limit + 1 - start.length);
            byte[] body = Arrays.copyOf(start, start.length + rest.length);
            System.arraycopy(rest, 0, body, start.length, rest.length);
            return Body.of(body, limit);
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
