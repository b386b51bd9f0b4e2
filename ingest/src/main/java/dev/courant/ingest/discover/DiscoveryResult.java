package dev.courant.ingest.discover;

import java.util.List;

/** The result of looking for feeds. */
public sealed interface DiscoveryResult {
    /**
     * The site was searched.
     *
     * @param feeds the feeds that were found, the best first
     */
    record Asked(List<FoundFeed> feeds) implements DiscoveryResult {
        public Asked {
            feeds = List.copyOf(feeds);
        }
    }

    /**
     * The page could not be fetched.
     *
     * @param reason why, on one line
     */
    record Unreachable(String reason) implements DiscoveryResult {}
}
