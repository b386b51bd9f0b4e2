package dev.courant.ingest.scrape;

import dev.courant.ingest.IngestMetrics;
import dev.courant.ingest.host.Lane;
import dev.courant.ingest.host.Visit;
import dev.courant.ingest.scrape.HostTroubles.HostTrouble;
import dev.courant.ingest.scrape.Scraped.Deferred;
import dev.courant.ingest.scrape.Scraped.Dropped;
import dev.courant.ingest.scrape.Scraped.Found;
import dev.courant.ingest.scrape.Scraped.Trouble;
import dev.courant.schemas.Article;
import dev.courant.schemas.ExtractionReport;
import dev.courant.schemas.Link;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Works through links that were taken from Kafka, each to its end: an article, an outcome or a dead letter.
 * Thread-safe.
 */
final class LinkWork {
    private final Topic<String, Link> topic;
    private final Offsets offsets;
    private final LinkResults results;
    private final Lane lane;
    private final ScrapeSettings settings;
    private final Scraper scraper;
    private final RecentArticles recent;
    private final HostTroubles troubles;
    private final InstantSource clock;
    private final IngestMetrics metrics;

    LinkWork(
            Topic<String, Link> topic,
            Offsets offsets,
            LinkResults results,
            Lane lane,
            ScrapeSettings settings,
            Scraper scraper,
            RecentArticles recent,
            HostTroubles troubles,
            InstantSource clock,
            IngestMetrics metrics) {
        this.topic = topic;
        this.offsets = offsets;
        this.results = results;
        this.lane = lane;
        this.settings = settings;
        this.scraper = scraper;
        this.recent = recent;
        this.troubles = troubles;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Runs on a thread of the link's host, when its turn has come. */
    Visit run(LinkTask task) throws InterruptedException {
        if (!offsets.work(task.partition(), task.offset())) {
            return Visit.NONE;
        }
        try {
            return work(task);
        } finally {
            offsets.pause(task.partition());
        }
    }

    private Visit work(LinkTask task) throws InterruptedException {
        ConsumerRecord<byte[], byte[]> record = task.record();
        try {
            return work(task, topic.values().deserializer().deserialize(record.topic(), record.value()));
        } catch (RuntimeException | StackOverflowError e) {
            results.deadLetter(e, task);
            return Visit.MADE;
        }
    }

    private Visit work(LinkTask task, Link link) throws InterruptedException {
        Instant start = clock.instant();
        Instant deadline = task.begin(start).plus(settings.patience());
        Optional<Article> known = recent.find(link);
        Optional<HostTrouble> trouble = troubles.of(task.host(), start);
        if (known.isPresent()) {
            end(task, link, new Found(known.get(), null), start);
            return Visit.NONE;
        }
        if (trouble.isPresent()) {
            spare(task, link, trouble.get(), deadline, start);
            return Visit.NONE;
        }
        Scraped scraped = scraper.scrape(link);
        if (Thread.interrupted()) {
            throw new InterruptedException("the fetch was cut off by the end of the service, which says nothing of it");
        }
        if (scraped instanceof Deferred deferred) {
            return defer(task, link, deferred, deadline, start);
        }
        troubles.answered(task.host());
        end(task, link, scraped, start);
        return Visit.withRest(scraper.crawlDelay(link));
    }

    /** The host is not asked for this link now. */
    private void spare(LinkTask task, Link link, HostTrouble trouble, Instant deadline, Instant now)
            throws InterruptedException {
        if (trouble.until().isAfter(deadline)) {
            end(task, link, scraper.withoutPage(link, trouble.last()), now);
        } else {
            lane.submitLater(task.host(), () -> run(task), Duration.between(now, trouble.until()));
        }
    }

    private Visit defer(LinkTask task, Link link, Deferred deferred, Instant deadline, Instant start)
            throws InterruptedException {
        Instant now = clock.instant();
        Duration pause = task.nextPause(settings.retryPause());
        Duration rest = rest(deferred, pause);
        boolean lastTry = now.plus(longer(rest, pause)).isAfter(deadline);
        switch (deferred.trouble()) {
            case PAGE -> troubles.answered(task.host());
            case HOST_DOWN -> troubles.failed(task.host(), deferred.otherwise(), now);
            case HOST_BUSY -> {
                if (lastTry) {
                    troubles.rests(task.host(), rest, deferred.otherwise(), now);
                }
            }
        }
        if (lastTry) {
            end(task, link, scraper.withoutPage(link, deferred.otherwise()), start);
        } else if (rest.isZero()) {
            lane.submitLater(task.host(), () -> run(task), pause);
        } else {
            lane.submitFirst(task.host(), () -> run(task));
        }
        return Visit.withRest(longer(scraper.crawlDelay(link), shorter(rest, settings.patience())));
    }

    /** How long the whole host is left alone. */
    private static Duration rest(Deferred deferred, Duration pause) {
        if (deferred.trouble() != Trouble.HOST_BUSY) {
            return Duration.ZERO;
        }
        return deferred.rest() == null ? pause : deferred.rest();
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private void end(LinkTask task, Link link, Scraped scraped, Instant start) {
        Duration time = Duration.between(start, clock.instant());
        switch (scraped) {
            case Found(Article article, ExtractionReport report) -> {
                recent.remember(link, article);
                metrics.scraped(time);
                results.article(article, report, link, task);
            }
            case Dropped(OutcomeReason reason, String detail) -> {
                metrics.dropped(reason, time);
                results.outcome(reason, detail, link, task);
            }
            case Deferred deferred -> throw new IllegalStateException("a deferred link has not ended");
        }
    }
}
