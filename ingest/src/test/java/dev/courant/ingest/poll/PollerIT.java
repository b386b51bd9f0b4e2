package dev.courant.ingest.poll;

import static dev.courant.ingest.poll.PolledFeed.rss;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.ingest.IngestInstance;
import dev.courant.ingest.loopback.LoopbackServer;
import dev.courant.ingest.loopback.Reply;
import dev.courant.runtime.Components;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.TopicReader;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedState;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.Identity;
import dev.courant.schemas.Link;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@ServersTest
class PollerIT {
    private static final Reply FEED = Reply.ok(rss("", "a", "b")).with("ETag", "\"1\"");

    private final Servers servers;

    PollerIT(Servers servers) {
        this.servers = servers;
    }

    private static FeedDefinition definition(String url) {
        return FeedDefinition.newBuilder()
                .setFeedId(Identity.ofFeed(url))
                .setUrl(url)
                .setUpdatedAt(Instant.now())
                .build();
    }

    private void define(FeedDefinition definition) {
        servers.send(servers.topics().feeds(), definition.getFeedId(), definition);
    }

    private List<Link> links(String feedId) {
        return servers.values(servers.topics().links()).stream()
                .filter(link -> link.getFeedId().equals(feedId))
                .toList();
    }

    private Optional<FeedStatus> status(String feedId) {
        return servers.values(servers.topics().feedStatus()).stream()
                .filter(status -> status.getFeedId().equals(feedId))
                .reduce((earlier, later) -> later);
    }

    private static void eventually(Runnable assertion) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(assertion::run);
    }

    @Test
    void shouldWriteLinksAndStatusTogetherAndSendTheValidatorsAfterARestart() {
        try (LoopbackServer server = LoopbackServer.replying(
                request -> request.headers().containsKey("if-none-match") ? Reply.of(304) : FEED)) {
            FeedDefinition feed = definition(server.url("/feed"));
            define(feed);
            try (Components first = IngestInstance.start(servers, Map.of())) {
                eventually(() -> assertThat(status(feed.getFeedId())).isPresent());
                assertThat(links(feed.getFeedId())).hasSize(2);
                assertThat(status(feed.getFeedId()).orElseThrow().getDiscovered())
                        .isEqualTo(2);
            }
            int before = server.requests().size();

            try (Components second = IngestInstance.start(servers, Map.of())) {
                eventually(() -> assertThat(server.requests()).hasSizeGreaterThan(before + 1));
            }

            assertThat(server.requests().subList(before, server.requests().size()))
                    .allSatisfy(request -> assertThat(request.headers()).containsEntry("if-none-match", "\"1\""));
            assertThat(links(feed.getFeedId())).hasSize(2);
        }
    }

    @Test
    void shouldFollowTheDefinition() {
        try (LoopbackServer old = LoopbackServer.replying(FEED);
                LoopbackServer other = LoopbackServer.replying(Reply.ok(rss("", "c")));
                Components poller = IngestInstance.start(servers, Map.of())) {
            FeedDefinition feed = definition(old.url("/feed"));
            define(feed);
            eventually(() -> assertThat(links(feed.getFeedId())).hasSize(2));

            define(FeedDefinition.newBuilder(feed)
                    .setUrl(other.url("/feed"))
                    .setUpdatedAt(Instant.now())
                    .build());
            eventually(() -> assertThat(links(feed.getFeedId())).hasSize(3));

            define(FeedDefinition.newBuilder(feed).setEnabled(false).build());
            eventually(() -> assertThat(status(feed.getFeedId()).orElseThrow().getState())
                    .isEqualTo(FeedState.PAUSED));

            servers.send(servers.topics().feeds(), feed.getFeedId(), null);
            try (TopicReader<String, FeedStatus> statuses =
                    TopicReader.open(servers.kafka(), servers.topics().feedStatus())) {
                eventually(() -> assertThat(statuses.settledSnapshot(Set.of(feed.getFeedId())))
                        .isEmpty());
            }
            FeedDefinition canary = definition(old.url("/canary"));
            define(canary);
            eventually(() -> assertThat(links(canary.getFeedId())).hasSize(2));
            assertThat(other.requests()).allSatisfy(it -> assertThat(it.path()).isEqualTo("/feed"));
        }
    }

    @Test
    void shouldLeaveNothingOfATransactionThatACrashCutOff() {
        try (LoopbackServer server = LoopbackServer.replying(FEED)) {
            FeedDefinition feed = definition(server.url("/feed"));
            Producer<byte[], byte[]> crashed = servers.kafka().transactionalProducer("poll");
            crashed.initTransactions();
            crashed.beginTransaction();
            var unused = crashed.send(KafkaClients.record(
                    servers.topics().feedStatus(), feed.getFeedId(), FeedStatuses.initial(feed, Instant.now())));
            crashed.flush();

            define(feed);
            try (Components poller = IngestInstance.start(servers, Map.of())) {
                eventually(() -> assertThat(links(feed.getFeedId())).hasSize(2));
            }

            assertThat(servers.values(servers.topics().feedStatus()))
                    .filteredOn(status -> status.getFeedId().equals(feed.getFeedId()))
                    .noneMatch(status -> status.getState() == FeedState.NEW);
            crashed.close(Duration.ZERO);
        }
    }

    @Test
    void shouldGoOnAfterADefinitionThatCannotBeRead() {
        try (LoopbackServer server = LoopbackServer.replying(FEED);
                Producer<byte[], byte[]> producer = servers.kafka().producer()) {
            for (int partition = 0; partition < 2; partition++) {
                var unused = producer.send(new ProducerRecord<>(
                        servers.topics().feeds().name(), partition, new byte[] {'x'}, new byte[] {1, 2, 3}));
                var status = producer.send(
                        new ProducerRecord<>(servers.topics().feedStatus().name(), partition, new byte[] {'x'}, null));
            }
            producer.flush();
            FeedDefinition feed = definition(server.url("/poisoned"));
            define(feed);

            try (Components poller = IngestInstance.start(servers, Map.of())) {
                eventually(() -> assertThat(links(feed.getFeedId())).hasSize(2));
            }
        }
    }
}
