package dev.courant.ingest.feed;

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
     * The document is no feed, or too broken to tell.
     *
     * @param reason what it is instead, on one line
     */
    record Unreadable(String reason) implements FeedReading {}
}
