package dev.courant.parse.feed;

import java.util.List;

/** What came of reading a feed document. */
public sealed interface FeedReading {
    /**
     * The document is a feed.
     *
     * @param feed what it says
     * @param problems what was wrong with it and repaired, cut or left out; one line each, empty for a sound feed
     */
    record Read(Feed feed, List<String> problems) implements FeedReading {
        public Read {
            problems = List.copyOf(problems);
        }
    }

    /**
     * The document names sitemaps, each of which may be read as a feed.
     *
     * @param sitemaps their absolute addresses, in document order; the first 1000
     */
    record SitemapIndex(List<String> sitemaps) implements FeedReading {
        private static final int NAMED = 3;

        public SitemapIndex {
            sitemaps = List.copyOf(sitemaps);
        }

        /** {@return what to do about it, on one line} */
        public String reason() {
            String some = String.join(", ", sitemaps.subList(0, Math.min(NAMED, sitemaps.size())));
            int more = sitemaps.size() - NAMED;
            String others = more > 0 ? " and " + more + " more" : "";
            return "a sitemap index, not a feed: subscribe to the sitemaps it names"
                    + (some.isEmpty() ? ", of which there are none" : ": " + some + others);
        }
    }

    /**
     * The document is no feed, or too broken to tell.
     *
     * @param reason what it is instead, on one line
     */
    record Unreadable(String reason) implements FeedReading {}
}
