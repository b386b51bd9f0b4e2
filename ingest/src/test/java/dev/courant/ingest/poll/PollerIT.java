package dev.courant.ingest.poll;

import static dev.courant.ingest.poll.PolledFeed.rss;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.ingest.IngestMetrics;
import dev.courant.ingest.fetch.Fetcher;
import dev.courant.ingest.loopback.Fetching;
import dev.courant.ingest.loopback.LoopbackServer;
import dev.courant.ingest.loopback.Reply;
import dev.courant.runtime.Loop;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedState;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.Identity;
import dev.courant.schemas.Link;
import dev.courant.testkit.Courant;
import dev.courant.testkit.CourantTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@CourantTest
class PollerIT {
    private static final Map<String, String> HURRIED = Map.of(
            "COURANT_POLL_INTERVAL", "300ms",
            "COURANT_POLL_MIN_INTERVAL", "100ms",
            "COURANT_POLL_MAX_INTERVAL", "1h",
            "COURANT_POLL_HOST_GAP", "10ms");
    private static final Reply FEED = Reply.ok(rss("", "a", "b")).with("ETag", "\"1\"");

    private final Courant courant;

    PollerIT(Courant courant) {
        this.courant = courant;
    }

    /** A poller that runs until it is closed. */
    private record Running(Fetcher fetcher, Loop loop) implements AutoCloseable {
        static Running start(Courant courant) {
            Fetcher fetcher = Fetching.fetcher();
            PollSettings settings = Settings.read(PollSettings.class, HURRIED);
            IngestMetrics metrics = new IngestMetrics(new SimpleMeterRegistry());
            return new Running(
                    fetcher, Poller.start(courant.kafka(), settings, fetcher, InstantSource.system(), metrics));
        }

        @Override
        public void close() {
            loop.close();
            fetcher.close();
        }
    }

    private static FeedDefinition definition(String url) {
        return FeedDefinition.newBuilder()
                .setFeedId(Identity.ofFeed(url))
                .setUrl(url)
                .setUpdatedAt(Instant.now())
                .build();
    }

    private void define(FeedDefinition definition) {
        courant.send(courant.topics().feeds(), definition.getFeedId(), definition);
    }

    private List<Link> links(String feedId) {
        return courant.values(courant.topics().links()).stream()
                .filter(link -> link.getFeedId().equals(feedId))
                .toList();
    }

    private Optional<FeedStatus> status(String feedId) {
        return courant.values(courant.topics().feedStatus()).stream()
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
            try (Running first = Running.start(courant)) {
                eventually(() -> assertThat(status(feed.getFeedId())).isPresent());
                assertThat(links(feed.getFeedId())).hasSize(2);
                assertThat(status(feed.getFeedId()).orElseThrow().getDiscovered())
                        .isEqualTo(2);
            }
            int before = server.requests().size();

            try (Running second = Running.start(courant)) {
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
                Running poller = Running.start(courant)) {
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

            courant.send(courant.topics().feeds(), feed.getFeedId(), null);
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
            Producer<byte[], byte[]> crashed = courant.kafka().transactionalProducer("poll");
            crashed.initTransactions();
            crashed.beginTransaction();
            var unused = crashed.send(KafkaClients.record(
                    courant.topics().feedStatus(), feed.getFeedId(), Statuses.initial(feed, Instant.now())));
            crashed.flush();

            define(feed);
            try (Running poller = Running.start(courant)) {
                eventually(() -> assertThat(links(feed.getFeedId())).hasSize(2));
            }

            assertThat(courant.values(courant.topics().feedStatus()))
                    .filteredOn(status -> status.getFeedId().equals(feed.getFeedId()))
                    .noneMatch(status -> status.getState() == FeedState.NEW);
            crashed.close(Duration.ZERO);
        }
    }

    @Test
    void shouldGoOnAfterADefinitionThatCannotBeRead() {
        try (LoopbackServer server = LoopbackServer.replying(FEED);
                Producer<byte[], byte[]> producer = courant.kafka().producer()) {
            for (int partition = 0; partition < 2; partition++) {
                var unused = producer.send(new ProducerRecord<>(
                        courant.topics().feeds().name(), partition, new byte[] {'x'}, new byte[] {1, 2, 3}));
                var status = producer.send(
                        new ProducerRecord<>(courant.topics().feedStatus().name(), partition, new byte[] {'x'}, null));
            }
            producer.flush();
            FeedDefinition feed = definition(server.url("/poisoned"));
            define(feed);

            try (Running poller = Running.start(courant)) {
                eventually(() -> assertThat(links(feed.getFeedId())).hasSize(2));
            }
        }
    }
}
