package dev.courant.ingest.scrape;

import dev.courant.ingest.drift.Average;
import dev.courant.ingest.drift.Baseline;
import dev.courant.ingest.drift.HostMemory;
import dev.courant.ingest.drift.HostState;
import dev.courant.ingest.drift.Sample;
import dev.courant.schemas.SiteBaseline;
import dev.courant.schemas.SiteMean;
import dev.courant.schemas.SitePage;
import dev.courant.schemas.SiteState;
import dev.courant.schemas.SiteStatus;
import java.time.Instant;

/** What is known of hosts, as records of the contract and back. Pure functions. */
final class SiteRecords {
    private SiteRecords() {}

    static SiteStatus status(HostMemory memory, Instant now) {
        HostState state = memory.state();
        return SiteStatus.newBuilder()
                .setHost(state.host())
                .setState(SiteState.valueOf(state.state().name()))
                .setCauses(state.causes())
                .setSince(state.since())
                .setObserved(state.observed())
                .setUpdatedAt(now)
                .setBaseline(baseline(memory.baseline()))
                .setRecent(memory.recent().stream().map(SiteRecords::page).toList())
                .build();
    }

    static HostMemory memory(SiteStatus status) {
        HostState state = new HostState(
                status.getHost(),
                HostState.State.valueOf(status.getState().name()),
                status.getCauses(),
                status.getSince(),
                status.getObserved());
        return new HostMemory(
                state,
                baseline(status.getBaseline()),
                status.getRecent().stream().map(SiteRecords::sample).toList());
    }

    private static SiteBaseline baseline(Baseline baseline) {
        return new SiteBaseline(
                mean(baseline.noArticle()),
                mean(baseline.noTitle()),
                mean(baseline.noDate()),
                mean(baseline.noAuthors()),
                mean(baseline.logLength()));
    }

    private static Baseline baseline(SiteBaseline baseline) {
        return new Baseline(
                average(baseline.getNoArticle()),
                average(baseline.getNoTitle()),
                average(baseline.getNoDate()),
                average(baseline.getNoAuthors()),
                average(baseline.getLogLength()));
    }

    private static SiteMean mean(Average average) {
        return new SiteMean(average.value(), average.count());
    }

    private static Average average(SiteMean mean) {
        return new Average(mean.getValue(), mean.getCount());
    }

    private static SitePage page(Sample sample) {
        return new SitePage(sample.article(), sample.textLength(), sample.title(), sample.date(), sample.authors());
    }

    private static Sample sample(SitePage page) {
        return new Sample(page.getArticle(), page.getTextLength(), page.getTitle(), page.getDate(), page.getAuthors());
    }
}
