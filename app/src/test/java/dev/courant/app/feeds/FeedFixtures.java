package dev.courant.app.feeds;

import dev.courant.schemas.AvroSerde;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedState;
import dev.courant.schemas.FeedStatus;
import java.time.Instant;

/** Feeds to test with. */
public final class FeedFixtures {
    /** When the tests take place. */
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    static {
        // Makes Avro trust the classes of the schemas, as every command does that opens a cluster.
        var unused = AvroSerde.of(FeedStatus.class);
    }

    private FeedFixtures() {}

    /** {@return a feed that was added a day ago} */
    public static FeedDefinition.Builder definition(String url) {
        return FeedDefinition.newBuilder()
                .setFeedId(FeedUrls.id(url))
                .setUrl(url)
                .setUpdatedAt(NOW.minusSeconds(86_400));
    }

    /** {@return its status: in this state for an hour, and due in ten minutes} */
    public static FeedStatus.Builder status(String url, FeedState state) {
        return FeedStatus.newBuilder()
                .setFeedId(FeedUrls.id(url))
                .setUrl(url)
                .setState(state)
                .setSince(NOW.minusSeconds(3_600))
                .setNextPollAt(NOW.plusSeconds(600));
    }
}
