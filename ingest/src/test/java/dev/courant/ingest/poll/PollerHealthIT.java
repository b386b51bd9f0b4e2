package dev.courant.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.ingest.IngestMetrics;
import dev.courant.ingest.archive.ExchangeArchive;
import dev.courant.ingest.fetch.Fetcher;
import dev.courant.ingest.host.HostDelay;
import dev.courant.ingest.host.HostOwnership;
import dev.courant.ingest.host.HostQueue;
import dev.courant.ingest.host.HostQueues;
import dev.courant.ingest.host.Hosts;
import dev.courant.ingest.loopback.Fetching;
import dev.courant.ingest.loopback.LoopbackServer;
import dev.courant.ingest.loopback.Reply;
import dev.courant.runtime.Health;
import dev.courant.runtime.Loop;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.time.PassingTime;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.Origin;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.junit.jupiter.api.Test;

/** What the poller says of itself when a feed is not polled although its rounds go on. */
@ServersTest
class PollerHealthIT {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2031-05-06T12:00:00Z"));

    @Test
    void shouldNotBeReadyWhileAFeedIsDueAndNeverPolled(Servers servers) throws Exception {
        MeterRegistry registry = new SimpleMeterRegistry();
        HostOwnership ownership = new HostOwnership();
        ownership.assign(new ConsumerGroupMetadata("poller-health", 1, "member", Optional.empty()), 2, Set.of(0, 1));
        CountDownLatch release = new CountDownLatch(1);
        try (LoopbackServer server = LoopbackServer.replying(Reply.of(404));
                Fetcher fetcher = Fetching.fetcher();
                HostQueues queues = new HostQueues(Duration.ofMillis(1), PassingTime.OF_THE_MACHINE);
                HostQueue stuck = queues.open(HostQueue.Priority.HIGH)) {
            FeedDefinition feed = PolledFeed.definition(server.url("/feed"));
            stuck.submit(server.url("/").split("/", -1)[2], () -> {
                release.await();
                return HostDelay.NONE;
            });
            servers.send(servers.topics().feeds(), feed.getFeedId(), feed);
            try (Loop poller = Poller.start(
                    servers.kafka(),
                    Settings.read(PollSettings.class, Map.of()),
                    fetcher,
                    new Hosts(queues, ownership),
                    null,
                    ExchangeArchive.NONE,
                    Origin.LIVE,
                    now::get,
                    new IngestMetrics(registry))) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> registry.get("courant.feeds.owned").gauge().value() == 1
                                && poller.check() instanceof Health.Up);

                await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                    now.set(now.get().plus(Duration.ofMinutes(20)));
                    assertThat(poller.check())
                            .isInstanceOfSatisfying(
                                    Health.Down.class,
                                    down -> assertThat(down.cause())
                                            .startsWith("1 feed is due and not polled")
                                            .contains(feed.getUrl()));
                });

                release.countDown();
                await().atMost(Duration.ofSeconds(10))
                        .until(() -> !server.requests().isEmpty());
            }
        }
    }
}
