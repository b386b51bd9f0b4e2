package dev.courant.ingest.scrape;

import dev.courant.ingest.drift.Drift;
import dev.courant.ingest.drift.HostState;
import dev.courant.ingest.drift.Sample;
import dev.courant.parse.extract.Explanation;
import dev.courant.parse.extract.Extractor;
import dev.courant.parse.extract.Page;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
    private final boolean explains;
    private final Semaphore slots = new Semaphore(SLOTS, true);

    /** @param explains whether it tells what became of each block of a page */
    PageExtraction(Extractor extractor, Drift drift, InstantSource clock, boolean explains) {
        this.extractor = extractor;
        this.drift = drift;
        this.clock = clock;
        this.explains = explains;
    }

    boolean explains() {
        return explains;
    }

    /** What a page of a host holds; of its blocks only if it explains. */
    Explanation ofPage(String host, Page page) throws InterruptedException {
        Explanation explanation = extract(page);
        Instant now = clock.instant();
        HostState state = drift.observe(host, Sample.of(explanation.extraction()), now);
        if (state.state() == HostState.State.DRIFTING && now.equals(state.since())) {
            log.warn("event=extraction_drifts host={} causes=\"{}\"", host, String.join("; ", state.causes()));
        }
        return explanation;
    }

    /** What the content of a feed's entry holds; of its blocks only if it explains. */
    Explanation ofEntry(Page page) throws InterruptedException {
        return extract(page);
    }

    private Explanation extract(Page page) throws InterruptedException {
        int needed = page.body().length > LARGE_PAGE ? SLOTS : 1;
        slots.acquire(needed);
        try {
            return explains ? extractor.explain(page) : new Explanation(extractor.extract(page), List.of());
        } finally {
            slots.release(needed);
        }
    }
}
