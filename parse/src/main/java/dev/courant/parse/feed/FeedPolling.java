package dev.courant.parse.feed;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feed asks of those who poll it. Hints, not to be trusted: the scheduler clamps them.
 *
 * @param ttl how long a copy stays fresh (RSS {@code ttl}, written in minutes), or null
 * @param updateInterval how often the feed changes by its own account (RSS 1.0 syndication module, {@code updatePeriod}
 *     divided by {@code updateFrequency}), or null
 * @param hubs WebSub hubs, as absolute addresses (W3C WebSub, section 4)
 * @param self the address the feed gives as its own, which is the topic to subscribe to at a hub, or null
 */
public record FeedPolling(
        @Nullable Duration ttl,
        @Nullable Duration updateInterval,
        List<String> hubs,
        @Nullable String self) {
    /** A feed that asks nothing. */
    public static final FeedPolling NONE = new FeedPolling(null, null, List.of(), null);

    public FeedPolling {
        hubs = List.copyOf(hubs);
    }
}
