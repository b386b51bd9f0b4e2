package dev.courant.ingest.discover;

import dev.courant.ingest.discover.FoundFeed.Clue;
import dev.courant.ingest.fetch.Fetcher;
import dev.courant.parse.feed.FeedReader;
import dev.courant.parse.url.WebUrl;
import java.time.Duration;

/**
 * Finds the feeds of a site, for an operator who knows only its URL. Sends at most 15 requests, one after the other,
 * and waits between two requests to the same host. URLs that the site names or links to are tried first; when none of
 * them is a feed, common locations; when they have none, the sitemaps that its robots.txt names. Blocking. Thread-safe.
 */
public final class FeedDiscovery {
    private static final Duration GAP = Duration.ofSeconds(1);

    private final Fetcher fetcher;
    private final FeedReader reader;
    private final Duration gap;

    /**
     * A discovery that waits a second between two requests to a host.
     *
     * @param fetcher fetches
     * @param reader reads documents that may be feeds
     */
    public FeedDiscovery(Fetcher fetcher, FeedReader reader) {
        this(fetcher, reader, GAP);
    }

    /** @param gap between two requests to the same host */
    FeedDiscovery(Fetcher fetcher, FeedReader reader, Duration gap) {
        this.fetcher = fetcher;
        this.reader = reader;
        this.gap = gap;
    }

    /**
     * Looks for feeds.
     *
     * @param address the URL of a page, of a sitemap, or of a feed itself; without a scheme, https is assumed
     * @return the feeds, the best first, or why the page could not be fetched; when the thread is interrupted, the
     *     feeds found until then
     */
    public DiscoveryResult discover(String address) {
        String text = address.strip();
        return WebUrl.parse(text.contains("://") ? text : "https://" + text)
                .map(url -> new Search(fetcher, reader, gap).from(new Candidate(url, null, Clue.ITSELF)))
                .orElseGet(() -> new DiscoveryResult.Unreachable(address + " is not an http or https address"));
    }
}
