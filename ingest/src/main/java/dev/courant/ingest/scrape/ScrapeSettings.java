package dev.courant.ingest.scrape;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.DataSize;
import dev.courant.runtime.config.Setting;
import java.time.Duration;

/**
 * How pages are scraped.
 *
 * @param retryPause the pause before the second try; it grows fourfold each time
 * @param reuse how long an article is reused for other feeds' links to it
 * @param inFlight the number of pages that are fetched at the same time
 * @param backlog the memory for links that wait, at which no more are read from Kafka
 * @param patience how long a link is tried while its failure may be temporary
 * @param explainExtractions whether articles come with a report on their extraction
 */
public record ScrapeSettings(
        @Setting(
                env = "COURANT_SCRAPE_RETRY_PAUSE",
                value = "2s",
                doc = "Pause before the second try of a page whose failure may pass; it grows fourfold each time.")
        Duration retryPause,

        @Setting(
                env = "COURANT_SCRAPE_REUSE",
                value = "10m",
                doc = "How long a page that was fetched serves other feeds' links to the same article.")
        Duration reuse,

        @Setting(env = "COURANT_SCRAPE_IN_FLIGHT", value = "1000", doc = "Pages that are fetched at the same time.")
        int inFlight,

        @Setting(
                env = "COURANT_SCRAPE_BACKLOG",
                value = "128MiB",
                doc =
                        "Memory for links that wait for their host: 8 bytes for each link and 2 KiB for each host. While it is full, no more links are read.")
        DataSize backlog,

        @Setting(
                env = "COURANT_SCRAPE_PATIENCE",
                value = "15m",
                doc =
                        "How long a link is tried while its failure may pass, such as a server error or a host that asks to be left alone, before it is dropped.")
        Duration patience,

        @Setting(
                env = "COURANT_EXPLAIN_EXTRACTIONS",
                value = "true",
                doc =
                        "Whether each article comes with a report on what was taken of its page, what was left out and why, for the newsdesk.")
        boolean explainExtractions) {

    private static final long LEAST_BACKLOG = 1 << 20;

    /** Checks the settings. */
    public ScrapeSettings {
        if (inFlight < 1) {
            throw new CourantException("COURANT_SCRAPE_IN_FLIGHT=" + inFlight + ": write 1 or more");
        }
        if (backlog.bytes() < LEAST_BACKLOG) {
            throw new CourantException("COURANT_SCRAPE_BACKLOG=" + backlog.bytes() + ": write 1MiB or more");
        }
    }
}
