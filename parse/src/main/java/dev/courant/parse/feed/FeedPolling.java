package dev.courant.parse.feed;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feed asks of the programs that poll it. These are hints that may be wrong: limit them before use.
 *
 * @param ttl how long a copy stays fresh (RSS {@code ttl}, given in minutes); null when unknown
 * @param updateInterval how often the feed says that it changes (RSS 1.0 syndication module, {@code updatePeriod}
 *     divided by {@code updateFrequency}); null when unknown
 * @param hubs the absolute addresses of WebSub hubs (W3C WebSub, section 4)
 * @param self the address that the feed gives as its own, which is the topic to subscribe to at a hub; null when
 *     unknown
 */
public record FeedPolling(
        @Nullable Duration ttl,
        @Nullable Duration updateInterval,
        List<String> hubs,
        @Nullable String self) {
    /** No hints. */
    public static final FeedPolling NONE = new FeedPolling(null, null, List.of(), null);

    public FeedPolling {
        hubs = List.copyOf(hubs);
    }
}
