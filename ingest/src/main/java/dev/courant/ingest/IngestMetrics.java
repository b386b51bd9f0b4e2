package dev.courant.ingest;

import dev.courant.ingest.drift.DriftDetector;
import dev.courant.schemas.OutcomeReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The metrics of ingest. Names and meaning are listed in {@code docs/metrics.md}. Thread-safe. */
public final class IngestMetrics {
    private final MeterRegistry registry;
    private final Counter discovered;
    private final Timer scraping;
    private final AtomicInteger feeds;
    private final AtomicLong waiting;
    private final IngestActivity activity;

    /**
     * Registers the metrics, of an instance that nobody else observes.
     *
     * @param registry the registry
     */
    public IngestMetrics(MeterRegistry registry) {
        this(registry, new IngestActivity());
    }

    /**
     * Registers the metrics.
     *
     * @param registry the registry
     * @param activity is told what the instance is doing
     */
    public IngestMetrics(MeterRegistry registry, IngestActivity activity) {
        this.registry = registry;
        this.activity = activity;
        this.discovered = registry.counter("courant.links.discovered");
        this.scraping = Timer.builder("courant.scrape.time")
                .publishPercentileHistogram()
                .register(registry);
        this.feeds = registry.gauge("courant.feeds.owned", new AtomicInteger());
        this.waiting = registry.gauge("courant.links.waiting", new AtomicLong());
    }

    /** {@return what is told what the instance is doing} */
    public IngestActivity activity() {
        return activity;
    }

    /**
     * Sets how many feeds this instance owns.
     *
     * @param owned the number
     */
    public void feeds(int owned) {
        feeds.set(owned);
    }

    /**
     * Sets how many links were read and have not ended.
     *
     * @param links the number
     */
    public void waiting(long links) {
        waiting.set(links);
    }

    /**
     * Registers the number of hosts whose extraction is drifting.
     *
     * @param drift counts them
     */
    public void drift(DriftDetector drift) {
        registry.gauge("courant.extraction.drifting", drift, DriftDetector::drifting);
    }

    /**
     * Counts a poll.
     *
     * @param result how it ended, such as {@code unchanged}
     */
    public void polled(String result) {
        registry.counter("courant.polls", "result", result).increment();
    }

    /**
     * Counts discovered links whose transaction is committed.
     *
     * @param links how many
     */
    public void discovered(int links) {
        discovered.increment(links);
    }

    /**
     * Counts a link that became an article.
     *
     * @param time from the start of its work to the end, waiting for its host not included
     */
    public void scraped(Duration time) {
        registry.counter("courant.scrapes", "result", "article").increment();
        scraping.record(time);
    }

    /**
     * Counts a link that was dropped.
     *
     * @param reason why
     * @param time from the start of its work to the end
     */
    public void dropped(OutcomeReason reason, Duration time) {
        registry.counter("courant.scrapes", "result", reason.name().toLowerCase(Locale.ROOT))
                .increment();
        scraping.record(time);
    }

    /**
     * Counts what was written to the archive.
     *
     * @param records the number of records
     * @param bytes their size
     */
    public void archived(int records, long bytes) {
        registry.counter("courant.archive.records").increment(records);
        registry.counter("courant.archive.bytes").increment((double) bytes);
    }

    /** Registers the metrics of the archive, so that they are there before there is something to count. */
    public void archiving() {
        archived(0, 0);
        registry.counter("courant.archive.failures").increment(0);
    }

    /** Counts a failure to write to the archive. */
    public void archiveFailed() {
        registry.counter("courant.archive.failures").increment();
    }
}
