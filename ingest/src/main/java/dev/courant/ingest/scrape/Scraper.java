package dev.courant.ingest.scrape;

import dev.courant.ingest.fetch.FetchRequest;
import dev.courant.ingest.fetch.FetchResult;
import dev.courant.ingest.fetch.Fetcher;
import dev.courant.ingest.fetch.MediaType;
import dev.courant.ingest.robots.Robots;
import dev.courant.ingest.robots.RobotsVerdict;
import dev.courant.ingest.scrape.Scraped.Deferred;
import dev.courant.ingest.scrape.Scraped.Dropped;
import dev.courant.ingest.scrape.Scraped.Found;
import dev.courant.ingest.scrape.Scraped.Trouble;
import dev.courant.parse.extract.Explanation;
import dev.courant.parse.extract.Extraction;
import dev.courant.parse.extract.metadata.Metadata;
import dev.courant.parse.extract.Page;
import dev.courant.parse.url.CanonicalUrl;
import dev.courant.schemas.Article;
import dev.courant.schemas.Link;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.TextSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Tries one link: robots.txt, page, text, article; and when the page cannot be had, the text that the feed carried.
 * Blocking. Thread-safe.
 */
final class Scraper {
    /** A feed entry with less text is a teaser. */
    private static final int FULL_TEXT_CHARACTERS = 500;

    /** A page behind a paywall shows about this much of its article. */
    private static final int PAYWALL_CHARACTERS = 600;

    private final Robots robots;
    private final Fetcher fetcher;
    private final PageExtraction extraction;
    private final InstantSource clock;

    Scraper(Robots robots, Fetcher fetcher, PageExtraction extraction, InstantSource clock) {
        this.robots = robots;
        this.fetcher = fetcher;
        this.extraction = extraction;
        this.clock = clock;
    }

    Scraped scrape(Link link) throws InterruptedException {
        return switch (fromPage(link)) {
            case Found found -> found;
            case Deferred deferred -> deferred;
            case Dropped dropped -> withoutPage(link, dropped);
        };
    }

    /** How long the host of a link that was tried wants to be left alone after each visit. */
    Duration crawlDelay(Link link) {
        return robots.crawlDelay(link.getUrl());
    }

    /**
     * The end of a link whose page cannot be had. What robots.txt forbids stays forbidden; whatever else kept us from
     * the page, the feed was given to us to read.
     */
    Scraped withoutPage(Link link, Dropped dropped) throws InterruptedException {
        String content = link.getContentHtml();
        if (content == null || content.length() < FULL_TEXT_CHARACTERS || isTheArticlesOwnFault(dropped.reason())) {
            return dropped;
        }
        byte[] html = ("<!doctype html><meta charset=utf-8><article>" + content + "</article>")
                .getBytes(StandardCharsets.UTF_8);
        Explanation explanation = extraction.ofEntry(new Page(html, "UTF-8", link.getUrl()));
        return switch (explanation.extraction()) {
            case Extraction.Extracted(Metadata metadata, String text, String method)
            when text.length() >= FULL_TEXT_CHARACTERS ->
                found(assemble(link, metadata, text, method), link.getUrl(), explanation);
            case Extraction.Extracted teaser -> dropped;
            case Extraction.NotAnArticle none -> dropped;
        };
    }

    private Scraped fromPage(Link link) throws InterruptedException {
        if (CanonicalUrl.of(link.getUrl()).isEmpty()) {
            return new Dropped(OutcomeReason.INVALID_URL, "not an absolute http or https URL");
        }
        return switch (robots.verdict(link.getUrl())) {
            case DISALLOWED ->
                new Dropped(OutcomeReason.ROBOTS_DISALLOWED, "robots.txt of " + link.getHost() + " forbids the page");
            case UNREACHABLE ->
                new Deferred(
                        new Dropped(
                                OutcomeReason.ROBOTS_UNREACHABLE,
                                "robots.txt of " + link.getHost() + " cannot be read"),
                        Trouble.PAGE,
                        null);
            case ALLOWED ->
                switch (fetcher.fetch(FetchRequest.page(link.getUrl()), this::isAllowed)) {
                    case FetchResult.Fetched page -> extract(link, page);
                    case FetchResult.Rejected answer -> Reasons.of(answer);
                    case FetchResult.Refused refused -> Reasons.of(refused);
                    case FetchResult.Failed failed -> Reasons.of(failed);
                    case FetchResult.NotModified same ->
                        throw new IllegalStateException("a page is asked for without validators");
                };
        };
    }

    private boolean isAllowed(String url) {
        return robots.verdict(url) == RobotsVerdict.ALLOWED;
    }

    private Scraped extract(Link link, FetchResult.Fetched page) throws InterruptedException {
        Instant fetchedAt = clock.instant();
        MediaType type = MediaType.parse(page.contentType());
        if (!type.mayBeHtml()) {
            return new Dropped(OutcomeReason.NOT_HTML, page.url() + " is " + page.contentType());
        }
        Explanation explanation = extraction.ofPage(link.getHost(), new Page(page.body(), type.charset(), page.url()));
        return switch (explanation.extraction()) {
            case Extraction.Extracted(Metadata metadata, String text, String method) ->
                metadata.paywalled() && text.length() < PAYWALL_CHARACTERS
                        ? new Dropped(
                                OutcomeReason.PAYWALL, page.url() + " shows only " + text.length() + " characters")
                        : found(
                                new ArticleAssembly(link, metadata, page.url())
                                        .article(text, TextSource.PAGE, method, fetchedAt, clock.instant()),
                                page.url(),
                                explanation);
            case Extraction.NotAnArticle(Metadata metadata, String reason) ->
                new Dropped(OutcomeReason.NOT_AN_ARTICLE, page.url() + ": " + reason);
        };
    }

    private Found found(Article article, String url, Explanation explanation) {
        return new Found(article, extraction.explains() ? Reports.of(article, url, explanation.blocks()) : null);
    }

    private Article assemble(Link link, Metadata metadata, String text, String method) {
        Instant now = clock.instant();
        return new ArticleAssembly(link, metadata, link.getUrl()).article(text, TextSource.FEED, method, now, now);
    }

    private static boolean isTheArticlesOwnFault(OutcomeReason reason) {
        return switch (reason) {
            case ROBOTS_DISALLOWED, NOT_FOUND, GONE, NOT_AN_ARTICLE, NOT_HTML, INVALID_URL -> true;
            default -> false;
        };
    }
}
