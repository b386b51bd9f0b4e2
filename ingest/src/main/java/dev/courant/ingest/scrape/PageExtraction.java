package dev.courant.ingest.scrape;

import dev.courant.ingest.drift.DriftDetector;
import dev.courant.ingest.drift.HostState;
import dev.courant.ingest.drift.Sample;
import dev.courant.parse.extract.Explanation;
import dev.courant.parse.extract.Extraction;
import dev.courant.parse.extract.Extractor;
import dev.courant.parse.extract.Page;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Extracts articles from pages, and observes whether the extraction of a host still works as before. A parsed page
 * takes many times its bytes of memory: only so many are parsed at the same time, and only one large page. Thread-safe.
 */
public final class PageExtraction {
    private static final Logger log = LoggerFactory.getLogger(PageExtraction.class);
    private static final int LARGE_PAGE = 1 << 20;
    private static final int SLOTS = 2 * Runtime.getRuntime().availableProcessors();

    private final Extractor extractor;
    private final @Nullable Observation observation;
    private final boolean explains;
    private final Semaphore slots = new Semaphore(SLOTS, true);

    /**
     * An extraction.
     *
     * @param extractor reads pages
     * @param drift is told how each extraction went
     * @param clock the time
     * @param explains whether to tell, for each block of a page, whether it was kept and why
     */
    public PageExtraction(Extractor extractor, DriftDetector drift, InstantSource clock, boolean explains) {
        this(extractor, new Observation(drift, clock), explains);
    }

    private PageExtraction(Extractor extractor, @Nullable Observation observation, boolean explains) {
        this.extractor = extractor;
        this.observation = observation;
        this.explains = explains;
    }

    private record Observation(DriftDetector drift, InstantSource clock) {}

    /**
     * An extraction that observes no hosts: pages of former times say nothing about how a host is doing.
     *
     * @param extractor reads pages
     * @param explains as in {@link #PageExtraction}
     * @return the extraction
     */
    public static PageExtraction unobserved(Extractor extractor, boolean explains) {
        return new PageExtraction(extractor, (Observation) null, explains);
    }

    boolean explains() {
        return explains;
    }

    /**
     * Extracts a page and observes its host, unless it says that the site cannot answer now or hosts are not observed;
     * explains its blocks if that is switched on.
     */
    Explanation extractAndObserve(String host, Page page) throws InterruptedException {
        Explanation explanation = extract(page);
        Observation observed = observation;
        if (observed == null
                || explanation.extraction() instanceof Extraction.NotAnArticle none
                        && none.kind().isTemporary()) {
            return explanation;
        }
        Instant now = observed.clock().instant();
        HostState state = observed.drift().observe(host, Sample.of(explanation.extraction()), now);
        if (state.state() == HostState.State.DRIFTING && now.equals(state.since())) {
            log.warn("event=extraction_drifting host={} causes=\"{}\"", host, String.join("; ", state.causes()));
        }
        return explanation;
    }

    /** Extracts a page without observing its host; explains its blocks if that is switched on. */
    Explanation extract(Page page) throws InterruptedException {
        int needed = page.body().length > LARGE_PAGE ? SLOTS : 1;
        slots.acquire(needed);
        try {
            return explains ? extractor.explain(page) : new Explanation(extractor.extract(page), List.of());
        } finally {
            slots.release(needed);
        }
    }
}
