package dev.courant.ingest;

import dev.courant.ingest.archive.ArchiveSettings;
import dev.courant.ingest.archive.ArchiveWriter;
import dev.courant.ingest.archive.ExchangeArchive;
import dev.courant.ingest.drift.DriftDetector;
import dev.courant.ingest.fetch.FetchSettings;
import dev.courant.ingest.fetch.Fetcher;
import dev.courant.ingest.host.HostOwnership;
import dev.courant.ingest.host.HostQueues;
import dev.courant.ingest.host.HostSettings;
import dev.courant.ingest.host.Hosts;
import dev.courant.ingest.poll.PollSettings;
import dev.courant.ingest.poll.Poller;
import dev.courant.ingest.poll.StatusCleanup;
import dev.courant.ingest.robots.Robots;
import dev.courant.ingest.scrape.PageExtraction;
import dev.courant.ingest.scrape.ScrapeService;
import dev.courant.ingest.scrape.ScrapeSettings;
import dev.courant.ingest.scrape.Scraper;
import dev.courant.ingest.site.ReloadingSiteRules;
import dev.courant.ingest.site.SiteRulesSettings;
import dev.courant.ingest.websub.WebSub;
import dev.courant.ingest.websub.WebSubSettings;
import dev.courant.parse.extract.Extractor;
import dev.courant.recording.WebGateway;
import dev.courant.runtime.Components;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.KafkaHealth;
import dev.courant.runtime.time.PassingTime;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;

/**
 * Feeds to links to articles: the poller and the scraper of one instance. They share the queues of the hosts, so that a
 * host is never asked for a feed and a page at the same time.
 *
 * @param fetch how documents are fetched
 * @param host how politely hosts are asked
 * @param poll when feeds are polled
 * @param webSub how WebSub hubs reach us
 * @param scrape how pages are scraped
 * @param siteRules where the operator's rules for single sites are
 * @param archive what is archived
 */
public record Ingest(
        FetchSettings fetch,
        HostSettings host,
        PollSettings poll,
        WebSubSettings webSub,
        ScrapeSettings scrape,
        SiteRulesSettings siteRules,
        ArchiveSettings archive) {
    /** Hosts whose extraction is observed; more would take too much memory. */
    private static final int MOST_HOSTS = 10_000;

    /**
     * Reads the settings.
     *
     * @param environment names of settings to values
     * @return the settings of one instance
     * @throws dev.courant.runtime.CourantException when one of them cannot be read
     */
    public static Ingest of(Map<String, String> environment) {
        return new Ingest(
                Settings.read(FetchSettings.class, environment),
                Settings.read(HostSettings.class, environment),
                Settings.read(PollSettings.class, environment),
                Settings.read(WebSubSettings.class, environment),
                Settings.read(ScrapeSettings.class, environment),
                Settings.read(SiteRulesSettings.class, environment),
                Settings.read(ArchiveSettings.class, environment));
    }

    /**
     * Starts an instance.
     *
     * @param kafka the cluster
     * @param clock the time
     * @param registry the registry of its metrics
     * @return the running component
     */
    public Components start(KafkaClients kafka, InstantSource clock, MeterRegistry registry) {
        return start(kafka, clock, registry, IngestConditions.liveWeb());
    }

    /**
     * Starts an instance that contacts one server alone, in place of all publishers.
     *
     * @param kafka the cluster
     * @param clock the time
     * @param registry the registry of its metrics
     * @param web the server
     * @return the running component
     */
    public Components start(KafkaClients kafka, InstantSource clock, MeterRegistry registry, WebGateway web) {
        return start(kafka, clock, registry, IngestConditions.liveWeb().with(web));
    }

    /**
     * Starts an instance under other conditions than those of every day.
     *
     * @param kafka the cluster
     * @param clock the time; a {@link dev.courant.runtime.time.VirtualClock} has its hosts wait by that clock
     * @param registry the registry of its metrics
     * @param conditions which web it works on, and who observes it
     * @return the running component
     */
    public Components start(
            KafkaClients kafka, InstantSource clock, MeterRegistry registry, IngestConditions conditions) {
        IngestActivity activity = conditions.activity();
        IngestMetrics metrics = new IngestMetrics(registry, activity);
        DriftDetector drift = new DriftDetector(MOST_HOSTS);
        metrics.drift(drift);
        Extractor extractor = Extractor.withRules(ReloadingSiteRules.of(siteRules.rules(), clock));
        PageExtraction extraction = new PageExtraction(extractor, drift, clock, scrape.explainExtractions());
        return Components.start("ingest", parts -> {
            parts.add(KafkaHealth.start(kafka));
            Fetcher fetcher = parts.closing(conditions.fetcher(fetch, clock));
            Robots robots = new Robots(fetcher, clock, fetch.userAgent());
            Scraper scraper = new Scraper(robots, fetcher, extraction, scrape, clock);
            HostQueues queues = parts.closing(new HostQueues(host.gap(), PassingTime.of(clock)));
            activity.hostThreads(queues::threads);
            Hosts hosts = new Hosts(queues, new HostOwnership());
            WebSub hubs = webSub.enabled() ? parts.add(WebSub.start(webSub, kafka, fetcher, clock, registry)) : null;
            parts.add(StatusCleanup.start(kafka, poll, hosts.ownership(), clock));
            ExchangeArchive kept = archive.isOn()
                    ? parts.add(ArchiveWriter.start(archive, kafka.instance(), fetch.userAgent(), clock, metrics))
                    : ExchangeArchive.NONE;
            parts.add(Poller.start(kafka, poll, fetcher, hosts, hubs, kept, conditions.origin(), clock, metrics));
            parts.add(ScrapeService.start(kafka, scrape, scraper, drift, hosts, kept, clock, metrics));
        });
    }
}
