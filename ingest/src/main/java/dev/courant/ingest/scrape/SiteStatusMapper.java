package dev.courant.ingest.scrape;

import dev.courant.ingest.drift.Baseline;
import dev.courant.ingest.drift.HostSnapshot;
import dev.courant.ingest.drift.HostState;
import dev.courant.ingest.drift.RunningMean;
import dev.courant.ingest.drift.Sample;
import dev.courant.schemas.SiteBaseline;
import dev.courant.schemas.SiteMean;
import dev.courant.schemas.SitePage;
import dev.courant.schemas.SiteState;
import dev.courant.schemas.SiteStatus;
import java.time.Instant;

/** Converts snapshots of hosts to records of the contract and back. Pure functions. */
final class SiteStatusMapper {
    private SiteStatusMapper() {}

    static SiteStatus status(HostSnapshot snapshot, Instant now) {
        HostState state = snapshot.state();
        return SiteStatus.newBuilder()
                .setHost(state.host())
                .setState(SiteState.valueOf(state.state().name()))
                .setCauses(state.causes())
                .setSince(state.since())
                .setObserved(state.observed())
                .setUpdatedAt(now)
                .setBaseline(baseline(snapshot.baseline()))
                .setRecent(
                        snapshot.recent().stream().map(SiteStatusMapper::page).toList())
                .build();
    }

    static HostSnapshot snapshot(SiteStatus status) {
        HostState state = new HostState(
                status.getHost(),
                HostState.State.valueOf(status.getState().name()),
                status.getCauses(),
                status.getSince(),
                status.getObserved());
        return new HostSnapshot(
                state,
                baseline(status.getBaseline()),
                status.getRecent().stream().map(SiteStatusMapper::sample).toList());
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

    private static SiteMean mean(RunningMean average) {
        return new SiteMean(average.value(), average.count());
    }

    private static RunningMean average(SiteMean mean) {
        return new RunningMean(mean.getValue(), mean.getCount());
    }

    private static SitePage page(Sample sample) {
        return new SitePage(sample.article(), sample.textLength(), sample.title(), sample.date(), sample.authors());
    }

    private static Sample sample(SitePage page) {
        return new Sample(page.getArticle(), page.getTextLength(), page.getTitle(), page.getDate(), page.getAuthors());
    }
}
