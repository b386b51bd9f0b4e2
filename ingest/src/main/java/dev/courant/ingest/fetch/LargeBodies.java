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
 * Reads bodies. Those that are larger than most take turns, so that many publishers of large ones do not fill the
 * memory together. Thread-safe.
 */
final class LargeBodies {
    private static final int LARGE = 1 << 20;
    private static final int FEWEST_TURNS = 4;
    private static final int SHARE_OF_MEMORY = 8;

    private final Semaphore turns;
    private final Duration patience;

    /**
     * @param memory bytes of memory, an eighth of which may be filled
     * @param largest the size of the largest body
     * @param patience the longest wait for a turn
     */
    LargeBodies(long memory, int largest, Duration patience) {
        this.turns = new Semaphore((int) Math.clamp(memory / SHARE_OF_MEMORY / largest, FEWEST_TURNS, 1_000), true);
        this.patience = patience;
    }

    /** A body; null when it has more bytes than the limit, of which no more are then read. */
    byte @Nullable [] read(InputStream in, int limit) throws IOException {
        byte[] start = in.readNBytes(Math.min(LARGE, limit) + 1);
        if (start.length <= Math.min(LARGE, limit)) {
            return start;
        }
        return start.length > limit ? null : readOn(start, in, limit);
    }

    private byte @Nullable [] readOn(byte[] start, InputStream in, int limit) throws IOException {
        begin();
        try {
            byte[] rest = in.readNBytes(limit + 1 - start.length);
            if (start.length + rest.length > limit) {
                return null;
            }
            byte[] body = Arrays.copyOf(start, start.length + rest.length);
            System.arraycopy(rest, 0, body, start.length, rest.length);
            return body;
        } finally {
            turns.release();
        }
    }

    private void begin() throws InterruptedIOException {
        try {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new InterruptedIOException("too many large bodies at once");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("cut off");
        }
    }
}
