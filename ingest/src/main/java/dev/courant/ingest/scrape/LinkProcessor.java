package dev.courant.ingest.scrape;

import dev.courant.ingest.archive.ExchangeArchive;
import dev.courant.ingest.backlog.LinkBacklog;
import dev.courant.ingest.backlog.LinkTask;
import dev.courant.ingest.host.HostDelay;
import dev.courant.ingest.scrape.HostBackoff.Backoff;
import dev.courant.ingest.scrape.ScrapeResult.Deferred;
import dev.courant.ingest.scrape.ScrapeResult.Dropped;
import dev.courant.ingest.scrape.ScrapeResult.FailureScope;
import dev.courant.ingest.scrape.ScrapeResult.Found;
import dev.courant.parse.url.WebUrl;
import dev.courant.recording.warc.HttpCapture;
import dev.courant.runtime.time.PassingTime;
import dev.courant.schemas.Link;
import dev.courant.schemas.OutcomeReason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tries links, each until it ends: in an article, an outcome or a dead letter. It decides whether and when a link is
 * tried again. Thread-safe.
 */
final class LinkProcessor {
    private final LinkBacklog backlog;
    private final LinkResults results;
    private final ScrapeSettings settings;
    private final Scraper scraper;
    private final HostBackoff backoffs;
    private final ExchangeArchive archive;
    private final InstantSource clock;
    private final PassingTime time;

    LinkProcessor(
            LinkBacklog backlog,
            LinkResults results,
            ScrapeSettings settings,
            Scraper scraper,
            HostBackoff backoffs,
            ExchangeArchive archive,
            InstantSource clock) {
        this.backlog = backlog;
        this.results = results;
        this.settings = settings;
        this.scraper = scraper;
        this.backoffs = backoffs;
        this.archive = archive;
        this.clock = clock;
        this.time = PassingTime.of(clock);
    }

    /**
     * Tries a link.
     *
     * @param task a link that was taken from the backlog
     * @return how long its host is left alone afterwards
     */
    HostDelay run(LinkTask task) throws InterruptedException {
        try {
            return process(new Attempt(task));
        } catch (RuntimeException | StackOverflowError e) {
            // Kafka's clients and others report an interrupt by exceptions of their own; the link is not to blame.
            if (Thread.interrupted()) {
                throw new InterruptedException("the service stops: " + e);
            }
            results.deadLetter(e, task);
            return HostDelay.USUAL;
        }
    }

    /** A try at a link. */
    private final class Attempt {
        private final LinkTask task;
        private final String host;
        private final Link link;
        private final Instant start = clock.instant();
        private final Instant deadline;
        private final List<HttpCapture> captures = new ArrayList<>();
        private @Nullable Long answeredAt;

        Attempt(LinkTask task) {
            this.task = task;
            this.host = task.host().name();
            this.link = results.link(task);
            this.deadline = task.start(patientSince()).plus(settings.patience());
        }

        /** Returns since when the link waits: all that waited when their host stopped to answer have waited since. */
        private Instant patientSince() {
            Instant arrival = Instant.ofEpochMilli(task.record().timestamp());
            return backoffs.since(host)
                    .map(since -> arrival.isAfter(since) ? arrival : since)
                    .filter(start::isAfter)
                    .orElse(start);
        }

        void answered() {
            answeredAt = time.nanoTime();
        }

        /** The pause between two requests begins with the host's answer, not with the end of our own work. */
        HostDelay sinceAnswer(HostDelay delay) {
            return answeredAt == null ? delay : delay.withElapsed(Duration.ofNanos(time.nanoTime() - answeredAt));
        }

        @Nullable
        Consumer<HttpCapture> keeper() {
            return archive.isOn() ? captures::add : null;
        }

        void end(ScrapeResult.Ended ended) throws InterruptedException {
            results.write(ended, link, captures, task, Duration.between(start, clock.instant()));
        }

        void retryAfter(Duration pause) {
            backlog.retry(task, clock.instant().plus(pause));
        }
    }

    private HostDelay process(Attempt attempt) throws InterruptedException {
        Link link = attempt.link;
        Optional<Found> known = scraper.reuse(link);
        if (known.isPresent()) {
            attempt.end(known.get());
            return HostDelay.NONE;
        }
        WebUrl url = WebUrl.parse(link.getUrl()).orElse(null);
        if (url == null) {
            attempt.end(new Dropped(OutcomeReason.INVALID_URL, "not an absolute http or https URL"));
            return HostDelay.NONE;
        }
        Optional<Backoff> backoff = backoffs.of(attempt.host, attempt.start);
        if (backoff.isPresent()) {
            waitForHost(attempt, url, backoff.get());
            return HostDelay.NONE;
        }
        return scrape(attempt, url);
    }

    private HostDelay scrape(Attempt attempt, WebUrl url) throws InterruptedException {
        archive.awaitWritable();
        ScrapeResult result = scraper.scrape(attempt.link, url, attempt::answered, attempt.keeper());
        if (Thread.interrupted()) {
            throw new InterruptedException("the service stops; the result of an interrupted fetch says nothing");
        }
        return attempt.sinceAnswer(
                switch (result) {
                    case Deferred deferred -> defer(attempt, url, deferred);
                    case ScrapeResult.Ended ended -> {
                        backoffs.answered(attempt.host);
                        attempt.end(ended);
                        yield HostDelay.atLeast(scraper.crawlDelay(url));
                    }
                });
    }

    /** Ends or postpones a link whose host is not asked now. */
    private void waitForHost(Attempt attempt, WebUrl url, Backoff backoff) throws InterruptedException {
        if (backoff.until().isAfter(attempt.deadline)) {
            attempt.end(scraper.withoutPage(attempt.link, url, backoff.last()));
        } else {
            backlog.retry(attempt.task, backoff.until());
            backlog.rest(attempt.task.host(), backoff.until());
        }
    }

    private HostDelay defer(Attempt attempt, WebUrl url, Deferred deferred) throws InterruptedException {
        String host = attempt.host;
        Instant now = clock.instant();
        Duration pause = attempt.task.nextPause(settings.retryPause());
        Duration hostPause = hostPause(deferred, pause);
        boolean lastTry = now.plus(longer(hostPause, pause)).isAfter(attempt.deadline);
        switch (deferred.scope()) {
            case PAGE -> backoffs.answered(host);
            case HOST_DOWN -> backoffs.failed(host, deferred.otherwise(), now);
            case HOST_BUSY -> {
                if (lastTry) {
                    backoffs.busy(host, hostPause, deferred.otherwise(), now);
                }
            }
        }
        if (lastTry) {
            attempt.end(scraper.withoutPage(attempt.link, url, deferred.otherwise()));
        } else {
            // After a pause of the whole host, the same link is the first.
            attempt.retryAfter(hostPause.isZero() ? pause : Duration.ZERO);
        }
        return HostDelay.atLeast(longer(scraper.crawlDelay(url), shorter(hostPause, settings.patience())));
    }

    /** Returns how long the whole host is left alone. */
    private static Duration hostPause(Deferred deferred, Duration pause) {
        if (deferred.scope() != FailureScope.HOST_BUSY) {
            return Duration.ZERO;
        }
        return deferred.retryAfter() == null ? pause : deferred.retryAfter();
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
