package dev.courant.ingest.scrape;

import dev.courant.ingest.extract.Extraction;
import dev.courant.ingest.extract.Extractor;
import dev.courant.ingest.extract.Page;
import dev.courant.ingest.extract.drift.Drift;
import dev.courant.ingest.extract.drift.HostState;
import dev.courant.ingest.extract.drift.Sample;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Extracts pages, and watches whether a host's pages still give what they used to. A page in memory is many times its
 * bytes: only so many are there at once, and of large ones only one. Thread-safe.
 */
final class PageExtraction {
    private static final Logger log = LoggerFactory.getLogger(PageExtraction.class);
    private static final int LARGE_PAGE = 1 << 20;
    private static final int SLOTS = 2 * Runtime.getRuntime().availableProcessors();

    private final Extractor extractor;
    private final Drift drift;
    private final InstantSource clock;
    private final Semaphore slots = new Semaphore(SLOTS, true);

    PageExtraction(Extractor extractor, Drift drift, InstantSource clock) {
        this.extractor = extractor;
        this.drift = drift;
        this.clock = clock;
    }

    /** What a page of a host holds. */
    Extraction ofPage(String host, Page page) throws InterruptedException {
        Extraction extraction = extract(page);
        Instant now = clock.instant();
        HostState state = drift.observe(host, Sample.of(extraction), now);
        if (state.state() == HostState.State.DRIFTING && now.equals(state.since())) {
            log.warn("event=extraction_drifts host={} causes=\"{}\"", host, String.join("; ", state.causes()));
        }
        return extraction;
    }

    /** What the content of a feed's entry holds. */
    Extraction ofEntry(Page page) throws InterruptedException {
        return extract(page);
    }

    private Extraction extract(Page page) throws InterruptedException {
        int needed = page.body().length > LARGE_PAGE ? SLOTS : 1;
        slots.acquire(needed);
        try {
            return extractor.extract(page);
        } finally {
            slots.release(needed);
        }
    }
}
