package dev.courant.ingest.scrape;

import dev.courant.ingest.fetch.FetchRequest;
import dev.courant.ingest.fetch.FetchResult;
import dev.courant.ingest.fetch.Fetcher;
import dev.courant.ingest.robots.Robots;
import dev.courant.ingest.robots.RobotsVerdict;
import dev.courant.ingest.scrape.ScrapeResult.Deferred;
import dev.courant.ingest.scrape.ScrapeResult.Dropped;
import dev.courant.ingest.scrape.ScrapeResult.FailureScope;
import dev.courant.parse.url.WebUrl;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Fetches pages as the scraper does, where nobody wants their articles. Blocking. Thread-safe. */
public final class PageVisits {
    private final Robots robots;
    private final Fetcher fetcher;

    /**
     * Visits through a fetcher.
     *
     * @param robots is asked before each page
     * @param fetcher fetches pages; stays open
     */
    public PageVisits(Robots robots, Fetcher fetcher) {
        this.robots = robots;
        this.fetcher = fetcher;
    }

    /**
     * The end of a visit.
     *
     * @param problem why there is no page, on one line; null: there is
     * @param mayPass whether that may be otherwise later
     * @param hostPause how long the host is to be left alone
     */
    public record Visit(@Nullable String problem, boolean mayPass, Duration hostPause) {}

    /**
     * Fetches a page, if robots.txt allows it.
     *
     * @param url the page
     * @return what came of it
     */
    public Visit visit(WebUrl url) {
        return switch (robots.verdict(url)) {
            case DISALLOWED -> new Visit("robots.txt forbids " + url, false, Duration.ZERO);
            case UNREACHABLE ->
                new Visit("robots.txt cannot be read: " + robots.problem(url), true, robots.crawlDelay(url));
            case ALLOWED -> visited(url, fetcher.fetch(FetchRequest.page(url), this::isAllowed));
        };
    }

    private boolean isAllowed(WebUrl url) {
        return robots.verdict(url) == RobotsVerdict.ALLOWED;
    }

    private Visit visited(WebUrl url, FetchResult result) {
        Duration pause = robots.crawlDelay(url);
        return switch (result) {
            case FetchResult.Fetched page -> new Visit(null, false, pause);
            case FetchResult.NotModified same ->
                throw new IllegalStateException("304 for a request without validators");
            case FetchResult.Rejected answer -> failed(FetchFailures.of(answer), pause);
            case FetchResult.Refused refused -> failed(FetchFailures.of(refused), pause);
            case FetchResult.Failed failed -> failed(FetchFailures.of(failed), pause);
        };
    }

    private static Visit failed(ScrapeResult result, Duration pause) {
        return switch (result) {
            case Dropped dropped -> new Visit(dropped.detail(), false, pause);
            case Deferred deferred -> new Visit(deferred.otherwise().detail(), true, longer(pause, asked(deferred)));
            case ScrapeResult.Found found -> throw new IllegalStateException("a failure has no article");
        };
    }

    private static Duration asked(Deferred deferred) {
        Duration after = deferred.retryAfter();
        return deferred.scope() == FailureScope.HOST_BUSY && after != null ? after : Duration.ZERO;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
