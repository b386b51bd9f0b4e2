package dev.courant.ingest.host;

import java.time.Duration;

/**
 * How long a host is left alone after a task.
 *
 * @param requested whether the task sent a request to the host; otherwise there is no delay
 * @param atLeast the shortest delay that the host asked for; zero: the usual delay is enough
 */
public record HostDelay(boolean requested, Duration atLeast) {
    /** The task sent no request. */
    public static final HostDelay NONE = new HostDelay(false, Duration.ZERO);

    /** The usual delay after a request. */
    public static final HostDelay USUAL = new HostDelay(true, Duration.ZERO);

    /**
     * Returns the delay after a request to a host that asked for one.
     *
     * @param delay the shortest delay
     * @return that delay, or the usual one when it is longer
     */
    public static HostDelay atLeast(Duration delay) {
        return new HostDelay(true, delay);
    }
}
