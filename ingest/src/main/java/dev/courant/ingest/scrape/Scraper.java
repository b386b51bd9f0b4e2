package dev.courant.ingest.scrape;

import dev.courant.ingest.fetch.FetchRequest;
import dev.courant.ingest.fetch.FetchResult;
import dev.courant.ingest.fetch.Fetcher;
import dev.courant.ingest.robots.Robots;
import dev.courant.ingest.robots.RobotsVerdict;
import dev.courant.ingest.scrape.ScrapeResult.Deferred;
import dev.courant.ingest.scrape.ScrapeResult.Dropped;
import dev.courant.ingest.scrape.ScrapeResult.Ended;
import dev.courant.ingest.scrape.ScrapeResult.FailureScope;
import dev.courant.ingest.scrape.ScrapeResult.Found;
import dev.courant.parse.url.WebUrl;
import dev.courant.recording.warc.HttpCapture;
import dev.courant.schemas.Link;
import dev.courant.schemas.OutcomeReason;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tries one link: robots.txt, page, article. What was found is kept for other feeds' links to it. Blocking.
 * Thread-safe.
 */
public final class Scraper {
    private final Robots robots;
    private final Fetcher fetcher;
    private final ArticleFinder finder;
    private final RecentArticles recent;
    private final InstantSource clock;

    /**
     * A scraper.
     *
     * @param robots is asked before each page
     * @param fetcher fetches pages; stays open
     * @param extraction extracts articles
     * @param settings how to scrape
     * @param clock the time of each stage
     */
    public Scraper(
            Robots robots, Fetcher fetcher, PageExtraction extraction, ScrapeSettings settings, InstantSource clock) {
        this(robots, fetcher, extraction, new RecentArticles(settings.reuse(), clock), clock);
    }

    Scraper(Robots robots, Fetcher fetcher, PageExtraction extraction, RecentArticles recent, InstantSource clock) {
        this.robots = robots;
        this.fetcher = fetcher;
        this.finder = new ArticleFinder(extraction, clock);
        this.recent = recent;
        this.clock = clock;
    }

    /** Returns the article of a link, when it was scraped for another feed a short while ago. */
    Optional<Found> reuse(Link link) {
        return recent.find(link).map(article -> remembered(link, new Found(article, null)));
    }

    /**
     * Fetches the page of a link and extracts its article.
     *
     * @param url that of the link, parsed
     * @param answered called when the host has answered, and is not asked again for this link
     * @param keeper receives the exchanges for the page as they went over the wire; null: nobody wants them
     */
    ScrapeResult scrape(Link link, WebUrl url, Runnable answered, @Nullable Consumer<HttpCapture> keeper)
            throws InterruptedException {
        return switch (fromPage(link, url, answered, keeper)) {
            case Found found -> remembered(link, found);
            case Deferred deferred -> deferred;
            case Dropped dropped -> withoutPage(link, url, dropped);
        };
    }

    /** Returns how long to wait between two requests to the host of a URL that was tried. */
    Duration crawlDelay(WebUrl url) {
        return robots.crawlDelay(url);
    }

    private ScrapeResult fromPage(Link link, WebUrl url, Runnable answered, @Nullable Consumer<HttpCapture> keeper)
            throws InterruptedException {
        return switch (robots.verdict(url)) {
            case DISALLOWED ->
                new Dropped(OutcomeReason.ROBOTS_DISALLOWED, "robots.txt of " + link.getHost() + " forbids the page");
            case UNREACHABLE ->
                new Deferred(
                        new Dropped(
                                OutcomeReason.ROBOTS_UNREACHABLE,
                                "robots.txt of " + link.getHost() + " cannot be read: " + robots.problem(url)),
                        FailureScope.PAGE,
                        null);
            case ALLOWED -> {
                FetchResult fetched = fetcher.fetch(FetchRequest.page(url), this::isAllowed, keeper);
                answered.run();
                yield finder.find(link, url, fetched, clock.instant());
            }
        };
    }

    /**
     * Ends a link whose page cannot be fetched, with the text of the feed if that is the whole article. What robots.txt
     * forbids stays forbidden; other failures do not concern the feed, which is meant to be read.
     */
    Ended withoutPage(Link link, WebUrl url, Dropped dropped) throws InterruptedException {
        return switch (finder.withoutPage(link, url, dropped)) {
            case Found found -> remembered(link, found);
            case Dropped unchanged -> unchanged;
        };
    }

    private boolean isAllowed(WebUrl url) {
        return robots.verdict(url) == RobotsVerdict.ALLOWED;
    }

    private Found remembered(Link link, Found found) {
        recent.remember(link, found.article());
        return found;
    }
}
