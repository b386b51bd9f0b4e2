package dev.courant.ingest.host;

import java.time.Duration;

/**
 * How long a host is left alone after a task.
 *
 * @param requested whether the task sent a request to the host; otherwise there is no delay
 * @param atLeast the shortest delay that the host asked for; zero: the usual delay is enough
 * @param elapsed how much of the delay has passed already, since the task went on working after the host's last answer
 */
public record HostDelay(boolean requested, Duration atLeast, Duration elapsed) {
    /** The task sent no request. */
    public static final HostDelay NONE = new HostDelay(false, Duration.ZERO, Duration.ZERO);

    /** The usual delay after a request. */
    public static final HostDelay USUAL = new HostDelay(true, Duration.ZERO, Duration.ZERO);

    /**
     * Returns the delay after a request to a host that asked for one.
     *
     * @param delay the shortest delay
     * @return that delay, or the usual one when it is longer
     */
    public static HostDelay atLeast(Duration delay) {
        return new HostDelay(true, delay, Duration.ZERO);
    }

    /**
     * Returns the same delay for a host that answered a while ago.
     *
     * @param time the time since its last answer
     */
    public HostDelay withElapsed(Duration time) {
        return new HostDelay(requested, atLeast, time);
    }

    /** Returns how long the host is still left alone, where {@code usual} is the usual delay. */
    Duration left(Duration usual) {
        Duration whole = atLeast.compareTo(usual) > 0 ? atLeast : usual;
        Duration left = whole.minus(elapsed);
        return requested && left.isPositive() ? left : Duration.ZERO;
    }
}
