package dev.courant.app.command.feeds;

import dev.courant.app.command.feeds.text.PollSummary;
import dev.courant.app.terminal.Plain;
import dev.courant.ingest.discover.DiscoveryResult;
import dev.courant.ingest.discover.FeedDiscovery;
import dev.courant.ingest.discover.FoundFeed;
import dev.courant.ingest.fetch.FetchSettings;
import dev.courant.ingest.fetch.Fetcher;
import dev.courant.parse.feed.FeedReader;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.Settings;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the feeds that web sites offer. */
final class SiteFeeds {
    private SiteFeeds() {}

    /**
     * Returns the feeds of a site, the best first.
     *
     * @throws CourantException when there are none or the site cannot be reached, with the reason
     */
    static List<FoundFeed> of(String url, Map<String, String> environment) {
        FetchSettings settings = Settings.read(FetchSettings.class, environment);
        try (Fetcher fetcher = new Fetcher(settings, InstantSource.system())) {
            return switch (new FeedDiscovery(fetcher, FeedReader.standard()).discover(url)) {
                case DiscoveryResult.Asked(var feeds) when !feeds.isEmpty() -> feeds;
                case DiscoveryResult.Asked none -> throw new CourantException(url + " offers no feed");
                case DiscoveryResult.Unreachable(String reason) -> throw new CourantException(reason);
            };
        }
    }

    /**
     * Returns the best feed of each site; the others are listed as notes.
     *
     * @throws CourantException when a site has none or cannot be reached, with the reason
     */
    static List<String> first(List<String> urls, Map<String, String> environment, PrintWriter notes) {
        List<String> first = new ArrayList<>();
        for (String url : urls) {
            List<FoundFeed> offers = of(url, environment);
            first.add(offers.getFirst().url());
            offers.stream().skip(1).forEach(other -> notes.println("not added: " + line(other)));
        }
        notes.flush();
        return first;
    }

    /** Formats a feed as one line. */
    static String line(FoundFeed feed) {
        String title = feed.title() == null ? "" : "  " + feed.title();
        return Plain.text(feed.url() + "  " + feed.format() + ", " + PollSummary.entries(feed.entries())
                + (feed.comments() ? ", comments" : "") + title);
    }
}
