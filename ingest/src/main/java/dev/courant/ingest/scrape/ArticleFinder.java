package dev.courant.ingest.scrape;

import dev.courant.ingest.fetch.FetchResult;
import dev.courant.ingest.scrape.ScrapeResult.Deferred;
import dev.courant.ingest.scrape.ScrapeResult.Dropped;
import dev.courant.ingest.scrape.ScrapeResult.Ended;
import dev.courant.ingest.scrape.ScrapeResult.FailureScope;
import dev.courant.ingest.scrape.ScrapeResult.Found;
import dev.courant.parse.extract.Explanation;
import dev.courant.parse.extract.Extraction;
import dev.courant.parse.extract.Page;
import dev.courant.parse.extract.PageKind;
import dev.courant.parse.extract.metadata.Metadata;
import dev.courant.parse.url.WebUrl;
import dev.courant.schemas.Article;
import dev.courant.schemas.Link;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.TextSource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Finds the article of a link in what the server answered, now or when it was recorded. The page is held against the
 * feed's entry, and the text that the feed carried is taken where the page was not sent, does not show the article, or
 * shows less of it. Thread-safe.
 */
public final class ArticleFinder {
    /** A page behind a paywall shows about this much of its article. */
    private static final int PAYWALL_CHARACTERS = 600;

    private final PageExtraction extraction;
    private final InstantSource clock;

    /**
     * A finder.
     *
     * @param extraction extracts articles
     * @param clock the time of extraction
     */
    public ArticleFinder(PageExtraction extraction, InstantSource clock) {
        this.extraction = extraction;
        this.clock = clock;
    }

    /**
     * Finds the article of a link.
     *
     * @param link the link
     * @param asked its URL, parsed
     * @param answer what was answered; not {@link FetchResult.NotModified}
     * @param fetchedAt when
     * @return the article, or the reason why there is none
     * @throws InterruptedException when interrupted
     */
    public ScrapeResult find(Link link, WebUrl asked, FetchResult answer, Instant fetchedAt)
            throws InterruptedException {
        return switch (answer) {
            case FetchResult.Fetched page -> extract(link, asked, page, fetchedAt);
            case FetchResult.Rejected rejected -> FetchFailures.of(rejected);
            case FetchResult.Refused refused -> FetchFailures.of(refused);
            case FetchResult.Failed failed -> FetchFailures.of(failed);
            case FetchResult.NotModified same ->
                throw new IllegalStateException("304 for a request without validators");
        };
    }

    /**
     * Ends a link whose page cannot be fetched, with the text of the feed if that is the whole article. What robots.txt
     * forbids stays forbidden; other failures do not concern the feed, which is meant to be read.
     */
    Ended withoutPage(Link link, WebUrl url, Dropped dropped) throws InterruptedException {
        return concernsTheArticle(dropped.reason()) ? dropped : fromEntry(link, url, dropped);
    }

    /** Returns the article of the feed's entry without anything of the page; if there is none, how the link ends. */
    private Ended fromEntry(Link link, WebUrl url, Dropped dropped) throws InterruptedException {
        Optional<EntryText> entry = EntryText.of(link, extraction, clock.instant());
        return entry.isEmpty()
                ? dropped
                : ofEntry(link, url, entry.get(), entry.get().metadata(), dropped.detail());
    }

    /** @param why the page's text is not taken */
    private Found ofEntry(Link link, WebUrl url, EntryText entry, Metadata metadata, String why) {
        Instant now = clock.instant();
        Article article = new ArticleAssembly(link, metadata, url).fromEntry(entry, why, now);
        return found(article, link.getUrl(), entry.explanation());
    }

    private ScrapeResult extract(Link link, WebUrl asked, FetchResult.Fetched page, Instant fetchedAt)
            throws InterruptedException {
        String url = page.url().toString();
        if (!page.mayBeHtml()) {
            return new Dropped(OutcomeReason.NOT_HTML, url + " is " + page.contentType());
        }
        Explanation explanation = extraction.extractAndObserve(
                link.getHost(), Page.of(page.body(), page.contentType(), url).fetchedAt(fetchedAt));
        return switch (explanation.extraction()) {
            case Extraction.Extracted text -> judged(link, asked, page, text, explanation, fetchedAt);
            case Extraction.NotAnArticle none when none.kind().isTemporary() -> later(page, none);
            case Extraction.NotAnArticle none -> withoutText(link, asked, page, none);
        };
    }

    /** Holds the text of a page against the feed's entry, and takes the better of both. */
    private ScrapeResult judged(
            Link link,
            WebUrl asked,
            FetchResult.Fetched page,
            Extraction.Extracted text,
            Explanation explanation,
            Instant fetchedAt)
            throws InterruptedException {
        String against = PageJudge.reasonAgainst(link, asked, page.url(), text);
        if (against != null) {
            return fromEntry(link, asked, new Dropped(OutcomeReason.NOT_AN_ARTICLE, page.url() + ": " + against));
        }
        if (PageJudge.mayBeBetter(link, text)) {
            Optional<EntryText> entry =
                    EntryText.of(link, extraction, fetchedAt).filter(full -> PageJudge.isBetter(full, text));
            if (entry.isPresent()) {
                return ofEntry(link, page.url(), entry.get(), text.metadata(), page.url() + " shows less of it");
            }
        }
        if (text.metadata().paywalled() && text.text().length() < PAYWALL_CHARACTERS) {
            return new Dropped(
                    OutcomeReason.PAYWALL,
                    page.url() + " shows only " + text.text().length() + " characters");
        }
        Article article = new ArticleAssembly(link, text.metadata(), page.url(), page.whole())
                .article(text.text(), TextSource.PAGE, text.method(), fetchedAt, clock.instant());
        return found(article, page.url().toString(), explanation);
    }

    /** Puts off a link whose page says what 429 and 503 say, though it is served with 200. */
    private static Deferred later(FetchResult.Fetched page, Extraction.NotAnArticle none) {
        FailureScope scope = none.kind() == PageKind.RATE_LIMIT ? FailureScope.HOST_BUSY : FailureScope.PAGE;
        return new Deferred(dropped(page, none), scope, null);
    }

    private static Dropped dropped(FetchResult.Fetched page, Extraction.NotAnArticle none) {
        return new Dropped(reason(none.kind()), page.url() + ": " + none.reason());
    }

    /**
     * Ends a link whose page has no text of the article. A notice speaks of the way to the page, not of the story, and
     * the feed was meant to be read; but where a home or section page answers, the publisher has taken the story back.
     */
    private Ended withoutText(Link link, WebUrl asked, FetchResult.Fetched page, Extraction.NotAnArticle none)
            throws InterruptedException {
        Dropped dropped = dropped(page, none);
        if (none.kind() == PageKind.HOME_PAGE || none.kind() == PageKind.SECTION_PAGE) {
            return dropped;
        }
        if (!none.kind().describesAnArticle() || !PageJudge.keepsStory(link, asked, page.url(), none.metadata())) {
            return fromEntry(link, asked, dropped);
        }
        Optional<EntryText> entry = EntryText.of(link, extraction, clock.instant());
        // Until its scripts have run, a page may have but the site's name for a title.
        Metadata metadata =
                link.getTitle() == null ? none.metadata() : none.metadata().withoutTitle();
        return entry.isEmpty() ? dropped : ofEntry(link, page.url(), entry.get(), metadata, dropped.detail());
    }

    private static OutcomeReason reason(PageKind kind) {
        return switch (kind) {
            case BOT_CHECK -> OutcomeReason.BOT_WALL;
            case SUBSCRIPTION_OFFER -> OutcomeReason.PAYWALL;
            case RATE_LIMIT -> OutcomeReason.RATE_LIMITED;
            case MAINTENANCE -> OutcomeReason.SERVER_ERROR;
            default -> OutcomeReason.NOT_AN_ARTICLE;
        };
    }

    private Found found(Article article, String url, Explanation explanation) {
        return new Found(
                article, extraction.explains() ? ExtractionReports.of(article, url, explanation.blocks()) : null);
    }

    /** Returns whether a failure concerns the article itself, so that the feed's text is of no use either. */
    private static boolean concernsTheArticle(OutcomeReason reason) {
        return switch (reason) {
            case ROBOTS_DISALLOWED, NOT_FOUND, GONE, NOT_AN_ARTICLE, NOT_HTML, INVALID_URL -> true;
            default -> false;
        };
    }
}
