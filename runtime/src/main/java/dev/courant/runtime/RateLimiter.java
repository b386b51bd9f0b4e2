package dev.courant.runtime;

import java.util.concurrent.TimeUnit;

/** Permits at most a number of things per second, evenly spaced. For use by one thread. */
public final class RateLimiter {
    private final long intervalNanos;
    private long nextNanos = System.nanoTime();

    /**
     * Creates a limiter.
     *
     * @param perSecond the limit; 0 for no limit
     */
    public RateLimiter(int perSecond) {
        this.intervalNanos = perSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    /**
     * Waits until the next one is permitted.
     *
     * @throws InterruptedException when interrupted
     */
    public void acquire() throws InterruptedException {
        long now = System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(nextNanos - now);
        nextNanos = Math.max(now, nextNanos) + intervalNanos;
    }
}
