package dev.courant.ingest.scrape;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.Setting;
import java.time.Duration;

/**
 * How pages are scraped.
 *
 * @param hostGap the pause between two requests to a host
 * @param tries how often a page is asked for when the failure may pass
 * @param retryPause the pause before the second try; it grows fourfold each time
 * @param reuse how long a page that was fetched serves other links to the same article
 * @param inFlight links under way before no more are taken from Kafka
 */
public record ScrapeSettings(
        @Setting(env = "COURANT_SCRAPE_HOST_GAP", value = "1s", doc = "Pause between two requests to one host.")
        Duration hostGap,

        @Setting(
                env = "COURANT_SCRAPE_TRIES",
                value = "3",
                doc = "How often a page is asked for when the failure may pass.")
        int tries,

        @Setting(
                env = "COURANT_SCRAPE_RETRY_PAUSE",
                value = "2s",
                doc = "Pause before the second try of a page; it grows fourfold each time.")
        Duration retryPause,

        @Setting(
                env = "COURANT_SCRAPE_REUSE",
                value = "10m",
                doc = "How long a page that was fetched serves other feeds' links to the same article.")
        Duration reuse,

        @Setting(
                env = "COURANT_SCRAPE_IN_FLIGHT",
                value = "1000",
                doc = "Links under way or waiting for their host before no more are taken from Kafka.")
        int inFlight) {

    /** Checks the settings. */
    public ScrapeSettings {
        if (tries < 1) {
            throw new CourantException("COURANT_SCRAPE_TRIES=" + tries + ": write 1 or more");
        }
        if (inFlight < 1) {
            throw new CourantException("COURANT_SCRAPE_IN_FLIGHT=" + inFlight + ": write 1 or more");
        }
    }
}
