package dev.courant.ingest.poll;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.Setting;
import java.time.Duration;

/**
 * When feeds are polled.
 *
 * @param interval the usual time between two polls of a feed
 * @param minInterval the shortest time that a feed's definition may ask for
 * @param maxInterval the longest pause, whatever a publisher asks for or however long a feed fails
 * @param concurrency how many feeds are polled at the same time
 * @param strict whether to poll feeds that ask for no interval as seldom as the strictest publishers demand
 * @param statusRetention how long the status of a feed without a definition is kept; zero: for ever
 */
public record PollSettings(
        @Setting(
                env = "COURANT_POLL_INTERVAL",
                value = "15m",
                doc =
                        "Usual time between two polls of a feed. By how often it publishes, a feed is polled up to four times as often, or as seldom.")
        Duration interval,

        @Setting(
                env = "COURANT_POLL_MIN_INTERVAL",
                value = "1m",
                doc = "Shortest time between two polls of a feed, whatever its definition asks for.")
        Duration minInterval,

        @Setting(
                env = "COURANT_POLL_MAX_INTERVAL",
                value = "24h",
                doc = "Longest pause between two polls, whatever the publisher asks for or however long a feed fails.")
        Duration maxInterval,

        @Setting(
                env = "COURANT_POLL_CONCURRENCY",
                value = "256",
                doc = "Feeds polled at the same time; as many again of those that are new or in trouble.")
        int concurrency,

        @Setting(
                env = "COURANT_POLL_STRICT",
                value = "false",
                doc =
                        "Whether a feed is left alone for an hour, or for a day when its server gives no validators, unless publisher or definition ask for another interval.")
        boolean strict,

        @Setting(
                env = "COURANT_POLL_STATUS_RETENTION",
                value = "30d",
                doc =
                        "How long the status of a feed that was removed while no ingest ran is kept after its last change; 0d: for ever.")
        Duration statusRetention) {

    /** Checks the settings. */
    public PollSettings {
        if (minInterval.compareTo(interval) > 0 || interval.compareTo(maxInterval) > 0 || minInterval.isZero()) {
            throw new CourantException("COURANT_POLL_MIN_INTERVAL, COURANT_POLL_INTERVAL and COURANT_POLL_MAX_INTERVAL"
                    + " must be above zero and in this order");
        }
        if (concurrency < 1) {
            throw new CourantException("COURANT_POLL_CONCURRENCY=" + concurrency + ": write 1 or more");
        }
    }
}
