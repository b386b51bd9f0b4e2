package dev.courant.ingest.replay;

import dev.courant.ingest.replay.ReplayedRecord.Damaged;
import dev.courant.ingest.replay.ReplayedRecord.Ended;
import dev.courant.ingest.replay.ReplayedRecord.Fate;
import dev.courant.ingest.replay.ReplayedRecord.Skipped;
import dev.courant.ingest.scrape.ArticleFinder;
import dev.courant.ingest.scrape.ScrapeResult;
import dev.courant.ingest.scrape.ScrapeResult.Deferred;
import dev.courant.ingest.scrape.ScrapeResult.Dropped;
import dev.courant.parse.url.WebUrl;
import dev.courant.recording.Exchange;
import dev.courant.recording.RecordedItem;
import dev.courant.schemas.Link;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.Outcomes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Decides what a record is, and finds the article of one that is a page. Thread-safe. */
public final class RecordedPages {
    /** The first page of the web is of 1990; clocks of machines that record may be a little fast. */
    private static final Instant FIRST_PAGE = Instant.parse("1990-01-01T00:00:00Z");

    private static final Duration FAST_CLOCK = Duration.ofDays(1);

    private final ReplayFilter filter;
    private final ArticleFinder finder;
    private final int limit;
    private final InstantSource clock;

    /**
     * Decides by a filter.
     *
     * @param filter which records are wanted
     * @param finder finds articles
     * @param limit the largest page in bytes
     * @param clock the present time, which no record can be later than
     */
    public RecordedPages(ReplayFilter filter, ArticleFinder finder, int limit, InstantSource clock) {
        this.filter = filter;
        this.finder = finder;
        this.limit = limit;
        this.clock = clock;
    }

    /**
     * Works through a record, which takes a while if it is a page.
     *
     * @param item the record
     * @return what becomes of it
     * @throws InterruptedException when interrupted
     */
    public ReplayedRecord read(RecordedItem item) throws InterruptedException {
        return switch (item) {
            case RecordedItem.Response response -> {
                Exchange exchange = response.exchange();
                yield record(response, exchange.url(), exchange.at(), fate(exchange));
            }
            case RecordedItem.Unchanged same -> record(same, same.url(), same.at(), fate(same));
            case RecordedItem.Other other ->
                record(other, null, null, new Skipped(SkipReason.NO_RESPONSE, other.kind()));
            case RecordedItem.Damaged damaged -> record(damaged, null, null, new Damaged(damaged.why()));
        };
    }

    private static ReplayedRecord record(RecordedItem item, @Nullable String url, @Nullable Instant at, Fate fate) {
        return new ReplayedRecord(item.position(), url, at, fate);
    }

    private Fate fate(RecordedItem.Unchanged same) {
        WebUrl url = parsed(same.url());
        Fate unwanted = unwanted(same.url(), url, same.at());
        return unwanted != null ? unwanted : new Skipped(SkipReason.UNCHANGED, "the same as at " + same.of());
    }

    private Fate fate(Exchange exchange) throws InterruptedException {
        WebUrl url = parsed(exchange.url());
        Fate unwanted = unwanted(exchange.url(), url, exchange.at());
        if (unwanted != null) {
            return unwanted;
        }
        Link link = RecordedLink.of(exchange, url);
        if (url == null) {
            return new Ended(link, new Dropped(OutcomeReason.INVALID_URL, "not a URL that can be fetched"));
        }
        Fate other = noPage(url, exchange);
        return other != null ? other : page(link, url, exchange);
    }

    private @Nullable Fate unwanted(String recorded, @Nullable WebUrl url, Instant at) {
        if (at.isBefore(FIRST_PAGE) || at.isAfter(clock.instant().plus(FAST_CLOCK))) {
            return new Damaged("it says that it was received at " + at);
        }
        if (!filter.takes(at)) {
            return new Skipped(SkipReason.OTHER_TIME, at.toString());
        }
        if (url == null && !isOfTheWeb(recorded)) {
            return new Skipped(SkipReason.NOT_HTTP, "not http or https");
        }
        return filter.takes(url) ? null : new Skipped(SkipReason.OTHER_HOST, url == null ? "" : url.host());
    }

    private static @Nullable Fate noPage(WebUrl url, Exchange exchange) {
        int status = exchange.status();
        if (status == 304) {
            return new Skipped(SkipReason.UNCHANGED, "HTTP 304");
        }
        if (status >= 300 && status < 400) {
            return new Skipped(
                    SkipReason.REDIRECT,
                    "HTTP " + status + " to " + exchange.header("Location").orElse("nowhere"));
        }
        if (status < 200) {
            return new Skipped(SkipReason.NO_RESPONSE, "HTTP " + status);
        }
        return PageTypes.isNoPage(url, exchange)
                ? new Skipped(
                        SkipReason.NOT_A_PAGE, exchange.header("Content-Type").orElse(url.requestTarget()))
                : null;
    }

    private Fate page(Link link, WebUrl url, Exchange exchange) throws InterruptedException {
        try {
            ScrapeResult result =
                    finder.find(link, url, RecordedAnswer.of(url, exchange, limit), link.getDiscoveredAt());
            return new Ended(
                    link,
                    switch (result) {
                        // It cannot be asked again.
                        case Deferred deferred -> deferred.otherwise();
                        case ScrapeResult.Ended ended -> ended;
                    });
        } catch (RuntimeException | StackOverflowError e) {
            return new Damaged("the page cannot be worked through: " + Outcomes.detail(e));
        }
    }

    private static boolean isOfTheWeb(String recorded) {
        String scheme = withoutBrackets(recorded).split(":", 2)[0];
        return scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
    }

    /** Some tools write URLs in angle brackets, as the grammar of WARC 1.0 had it. */
    private static String withoutBrackets(String recorded) {
        return recorded.startsWith("<") && recorded.endsWith(">")
                ? recorded.substring(1, recorded.length() - 1)
                : recorded;
    }

    /** Returns the URL; null when it is none that can be fetched. */
    private static @Nullable WebUrl parsed(String recorded) {
        return WebUrl.parse(withoutBrackets(recorded))
                .filter(url -> url.toString().length() <= RecordedLink.LONGEST_URL)
                .map(WebUrl::withoutFragment)
                .orElse(null);
    }
}
