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
import dev.courant.parse.extract.Explanation;
import dev.courant.parse.extract.Extraction;
import dev.courant.parse.extract.Page;
import dev.courant.parse.extract.metadata.Metadata;
import dev.courant.parse.url.WebUrl;
import dev.courant.schemas.Article;
import dev.courant.schemas.Link;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.TextSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Tries one link: robots.txt, page, text, article; and when the page cannot be fetched, the text that the feed carried.
 * Blocking. Thread-safe.
 */
public final class Scraper {
    /** A feed entry with less text is a teaser. */
    private static final int FULL_TEXT_CHARACTERS = 500;

    /** A page behind a paywall shows about this much of its article. */
    private static final int PAYWALL_CHARACTERS = 600;

    private final Robots robots;
    private final Fetcher fetcher;
    private final PageExtraction extraction;
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
        this.extraction = extraction;
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
     */
    ScrapeResult scrape(Link link, WebUrl url, Runnable answered) throws InterruptedException {
        return switch (fromPage(link, url, answered)) {
            case Found found -> remembered(link, found);
            case Deferred deferred -> deferred;
            case Dropped dropped -> withoutPage(link, url, dropped);
        };
    }

    /** Returns how long to wait between two requests to the host of a URL that was tried. */
    Duration crawlDelay(WebUrl url) {
        return robots.crawlDelay(url);
    }

    /**
     * Ends a link whose page cannot be fetched, with the text of the feed if that is the whole article. What robots.txt
     * forbids stays forbidden; other failures do not concern the feed, which is meant to be read.
     */
    Ended withoutPage(Link link, WebUrl url, Dropped dropped) throws InterruptedException {
        String content = link.getContentHtml();
        if (content == null || content.length() < FULL_TEXT_CHARACTERS || concernsTheArticle(dropped.reason())) {
            return dropped;
        }
        byte[] html = ("<!doctype html><meta charset=utf-8><article>" + content + "</article>")
                .getBytes(StandardCharsets.UTF_8);
        Instant now = clock.instant();
        Explanation explanation = extraction.extract(new Page(html, "UTF-8", link.getUrl(), now));
        return switch (explanation.extraction()) {
            case Extraction.Extracted(Metadata metadata, String text, String method)
            when text.length() >= FULL_TEXT_CHARACTERS -> {
                Article article =
                        new ArticleAssembly(link, metadata, url).article(text, TextSource.FEED, method, now, now);
                yield remembered(link, found(article, link.getUrl(), explanation));
            }
            case Extraction.Extracted teaser -> dropped;
            case Extraction.NotAnArticle none -> dropped;
        };
    }

    private ScrapeResult fromPage(Link link, WebUrl url, Runnable answered) throws InterruptedException {
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
                FetchResult fetched = fetcher.fetch(FetchRequest.page(url), this::isAllowed);
                answered.run();
                yield switch (fetched) {
                    case FetchResult.Fetched page -> extract(link, page);
                    case FetchResult.Rejected answer -> FetchFailures.of(answer);
                    case FetchResult.Refused refused -> FetchFailures.of(refused);
                    case FetchResult.Failed failed -> FetchFailures.of(failed);
                    case FetchResult.NotModified same ->
                        throw new IllegalStateException("304 for a request without validators");
                };
            }
        };
    }

    private boolean isAllowed(WebUrl url) {
        return robots.verdict(url) == RobotsVerdict.ALLOWED;
    }

    private ScrapeResult extract(Link link, FetchResult.Fetched page) throws InterruptedException {
        Instant fetchedAt = clock.instant();
        String url = page.url().toString();
        if (!page.mayBeHtml()) {
            return new Dropped(OutcomeReason.NOT_HTML, url + " is " + page.contentType());
        }
        Explanation explanation = extraction.extractAndObserve(
                link.getHost(), Page.of(page.body(), page.contentType(), url).fetchedAt(fetchedAt));
        return switch (explanation.extraction()) {
            case Extraction.Extracted(Metadata metadata, String text, String method) ->
                metadata.paywalled() && text.length() < PAYWALL_CHARACTERS
                        ? new Dropped(OutcomeReason.PAYWALL, url + " shows only " + text.length() + " characters")
                        : found(
                                new ArticleAssembly(link, metadata, page.url())
                                        .article(text, TextSource.PAGE, method, fetchedAt, clock.instant()),
                                url,
                                explanation);
            case Extraction.NotAnArticle(Metadata metadata, String reason) ->
                new Dropped(OutcomeReason.NOT_AN_ARTICLE, url + ": " + reason);
        };
    }

    private Found found(Article article, String url, Explanation explanation) {
        return new Found(
                article, extraction.explains() ? ExtractionReports.of(article, url, explanation.blocks()) : null);
    }

    private Found remembered(Link link, Found found) {
        recent.remember(link, found.article());
        return found;
    }

    /** Returns whether a failure concerns the article itself, so that the feed's text is of no use either. */
    private static boolean concernsTheArticle(OutcomeReason reason) {
        return switch (reason) {
            case ROBOTS_DISALLOWED, NOT_FOUND, GONE, NOT_AN_ARTICLE, NOT_HTML, INVALID_URL -> true;
            default -> false;
        };
    }
}
