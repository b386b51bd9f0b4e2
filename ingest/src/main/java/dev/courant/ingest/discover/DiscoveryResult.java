package dev.courant.ingest.discover;

import java.util.List;

/** What came of looking for feeds. */
public sealed interface DiscoveryResult {
    /**
     * The site was asked.
     *
     * @param feeds what it has, the best first; empty when it has none that could be found
     */
    record Asked(List<FoundFeed> feeds) implements DiscoveryResult {
        public Asked {
            feeds = List.copyOf(feeds);
        }
    }

    /**
     * The page could not be had.
     *
     * @param reason why, on one line
     */
    record Unreachable(String reason) implements DiscoveryResult {}
}
