package dev.courant.enrich.retag;

import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;

/** Rate limiter: permits at most a number of articles per second, evenly spaced. For use by one thread. */
final class RateLimiter {
    private final long intervalNanos;
    private long nextNanos = System.nanoTime();

    /** @param perSecond the limit; 0 for no limit */
    RateLimiter(int perSecond) {
        this.intervalNanos = perSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    /** Waits until the next article is permitted. */
    void acquire() {
        long now = System.nanoTime();
        try {
            TimeUnit.NANOSECONDS.sleep(nextNanos - now);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
        nextNanos = Math.max(now, nextNanos) + intervalNanos;
    }
}
