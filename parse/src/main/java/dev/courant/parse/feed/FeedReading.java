package dev.courant.parse.feed;

import java.util.List;

/** The result of reading a document. */
public sealed interface FeedReading {
    /**
     * The document is a feed.
     *
     * @param feed the feed
     * @param problems what was malformed and repaired, cut or left out, one line each; empty for a well-formed feed
     */
    record Read(Feed feed, List<String> problems) implements FeedReading {
        public Read {
            problems = List.copyOf(problems);
        }
    }

    /**
     * The document is a sitemap index. Each sitemap that it lists can be read as a feed.
     *
     * @param sitemaps the absolute addresses of the sitemaps in document order; the first 1000
     */
    record SitemapIndex(List<String> sitemaps) implements FeedReading {
        private static final int NAMED = 3;

        public SitemapIndex {
            sitemaps = List.copyOf(sitemaps);
        }

        /** Returns why this is no feed and what to do about it, on one line. */
        public String reason() {
            String some = String.join(", ", sitemaps.subList(0, Math.min(NAMED, sitemaps.size())));
            int more = sitemaps.size() - NAMED;
            String others = more > 0 ? " and " + more + " more" : "";
            return "a sitemap index, not a feed: subscribe to the sitemaps it names"
                    + (some.isEmpty() ? ", of which there are none" : ": " + some + others);
        }
    }

    /**
     * The document is no feed, or too malformed to tell.
     *
     * @param reason why, on one line
     */
    record Unreadable(String reason) implements FeedReading {}
}
