package dev.courant.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.ingest.host.HostOwnership;
import dev.courant.ingest.host.HostOwnership.Assignment;
import dev.courant.parse.url.WebUrl;
import dev.courant.runtime.kafka.TopicReader;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.Identity;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.junit.jupiter.api.Test;

/** Statuses of feeds that were removed while no instance ran. */
@ServersTest
class StatusCleanupIT {
    private static final ConsumerGroupMetadata MEMBER = new ConsumerGroupMetadata("g", 1, "m", Optional.empty());
    private static final int PARTITIONS = 100;

    private final Servers servers;

    StatusCleanupIT(Servers servers) {
        this.servers = servers;
    }

    @Test
    void shouldRemoveOldStatusesOfOwnedFeedsWithoutADefinition() {
        FeedDefinition kept = feed("https://kept.example/feed");
        FeedDefinition removed = feed("https://removed.example/feed");
        Map<Integer, Long> owned = new HashMap<>();
        owned.put(partition(kept), 1L);
        owned.put(partition(removed), 1L);
        Assignment ours = new Assignment(MEMBER, PARTITIONS, owned, Map.of());
        FeedDefinition elsewhere = IntStream.range(0, PARTITIONS)
                .mapToObj(number -> definition("https://host" + number + ".example/feed"))
                .filter(feed -> !ours.owned().contains(partition(feed)))
                .map(feed -> feed(feed.getUrl()))
                .findFirst()
                .orElseThrow();
        servers.send(servers.topics().feeds(), kept.getFeedId(), kept);

        assertThat(cleanup(Duration.ofDays(29)).clean(ours)).isZero();
        assertThat(cleanup(Duration.ofDays(31)).clean(ours)).isOne();
        assertThat(cleanup(Duration.ofDays(31)).clean(ours)).isZero();

        try (TopicReader<String, FeedStatus> reader =
                TopicReader.open(servers.kafka(), servers.topics().feedStatus())) {
            assertThat(reader.snapshot()).containsOnlyKeys(kept.getFeedId(), elsewhere.getFeedId());
        }
    }

    private static FeedDefinition definition(String url) {
        return FeedDefinition.newBuilder(PolledFeed.definition(url))
                .setFeedId(Identity.ofFeed(url))
                .build();
    }

    /** Writes the status of a feed. */
    private FeedDefinition feed(String url) {
        FeedDefinition feed = definition(url);
        servers.send(servers.topics().feedStatus(), feed.getFeedId(), FeedStatuses.initial(feed, Instant.now()));
        return feed;
    }

    private static int partition(FeedDefinition feed) {
        return new Assignment(MEMBER, PARTITIONS, Map.of(), Map.of())
                .partition(WebUrl.parse(feed.getUrl()).orElseThrow().hostKey());
    }

    private StatusCleanup cleanup(Duration ahead) {
        return new StatusCleanup(
                servers.kafka(),
                Duration.ofDays(30),
                new HostOwnership(),
                () -> Instant.now().plus(ahead));
    }
}
