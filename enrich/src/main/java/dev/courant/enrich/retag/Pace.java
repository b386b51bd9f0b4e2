package dev.courant.enrich.retag;

import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;

/** So many a second, evenly. Used by one thread. */
final class Pace {
    private final long stepNanos;
    private long nextNanos = System.nanoTime();

    /** @param perSecond 0: as fast as can be */
    Pace(int perSecond) {
        this.stepNanos = perSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    /** Waits for the next one's turn. */
    void take() {
        long now = System.nanoTime();
        try {
            TimeUnit.NANOSECONDS.sleep(nextNanos - now);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
        nextNanos = Math.max(now, nextNanos) + stepNanos;
    }
}
