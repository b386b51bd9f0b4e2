package dev.courant.ingest.discover;

import dev.courant.ingest.discover.FoundFeed.Clue;
import dev.courant.ingest.fetch.Fetcher;
import dev.courant.parse.feed.FeedReader;
import java.time.Duration;
import okhttp3.HttpUrl;

/**
 * Finds the feeds of a site, for an operator who knows only its address. Asks at most 15 times, one after the other,
 * and waits between two requests to the same host. What the site names or links to is tried first; only where none of
 * it is a feed, the usual places, and only where they have none, the sitemaps that its robots.txt names. Blocking.
 * Thread-safe.
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
     * @param reader tells what is a feed
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
     * @param address the address of a page, of a sitemap, or of a feed itself; without a scheme, https is meant
     * @return the feeds, the best first, or why the page could not be had; when the thread is interrupted, what was
     *     found until then
     */
    public DiscoveryResult discover(String address) {
        String text = address.strip();
        HttpUrl url = HttpUrl.parse(text.contains("://") ? text : "https://" + text);
        if (url == null) {
            return new DiscoveryResult.Unreachable(address + " is not an http or https address");
        }
        return new Search(fetcher, reader, gap).from(new Candidate(url, null, Clue.ITSELF));
    }
}
