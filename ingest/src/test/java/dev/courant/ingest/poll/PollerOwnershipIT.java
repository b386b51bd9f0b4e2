package dev.courant.ingest.poll;

import static dev.courant.ingest.poll.PolledFeed.rss;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.ingest.IngestInstance;
import dev.courant.ingest.IngestMetrics;
import dev.courant.ingest.archive.ExchangeArchive;
import dev.courant.ingest.fetch.FetchSettings;
import dev.courant.ingest.fetch.Fetcher;
import dev.courant.ingest.host.HostOwnership;
import dev.courant.ingest.host.HostQueues;
import dev.courant.ingest.host.Hosts;
import dev.courant.ingest.loopback.LoopbackServer;
import dev.courant.ingest.loopback.Reply;
import dev.courant.runtime.Loop;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.KafkaSettings;
import dev.courant.runtime.time.PassingTime;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.Identity;
import dev.courant.schemas.Link;
import dev.courant.schemas.Origin;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Two pollers that own the same feed one after the other, and the first of them again. */
@ServersTest
class PollerOwnershipIT {
    private static final Reply FEED = Reply.ok(rss("", "a", "b"));

    private final Servers servers;

    PollerOwnershipIT(Servers servers) {
        this.servers = servers;
    }

    /** A poller whose ownership the test decides. */
    private final class Instance implements AutoCloseable {
        private final HostOwnership ownership = new HostOwnership();
        private final Fetcher fetcher;
        private final HostQueues queues = new HostQueues(Duration.ofMillis(1), PassingTime.OF_THE_MACHINE);
        private final Loop poller;

        Instance(String name, Map<String, String> changes) {
            Map<String, String> environment = IngestInstance.environment(servers, name, changes);
            fetcher = new Fetcher(Settings.read(FetchSettings.class, environment), InstantSource.system());
            poller = Poller.start(
                    new KafkaClients(Settings.read(KafkaSettings.class, environment)),
                    Settings.read(PollSettings.class, environment),
                    fetcher,
                    new Hosts(queues, ownership),
                    null,
                    ExchangeArchive.NONE,
                    Origin.LIVE,
                    InstantSource.system(),
                    new IngestMetrics(new SimpleMeterRegistry()));
        }

        void own(ConsumerGroupMetadata group, int partitions) {
            ownership.assign(
                    group, partitions, IntStream.range(0, partitions).boxed().collect(Collectors.toSet()));
        }

        void lose() {
            ownership.lose(ownership.assignment().owned());
        }

        @Override
        public void close() {
            poller.close();
            queues.close();
            fetcher.close();
        }
    }

    @Test
    void shouldNotWriteWhatItPolledBeforeItLostTheFeedAndGotItBack() {
        CountDownLatch firstMayGoOn = new CountDownLatch(1);
        AtomicInteger polls = new AtomicInteger();
        try (Consumer<byte[], byte[]> member = servers.kafka().consumer("ingest");
                LoopbackServer server = LoopbackServer.with((request, out) -> {
                    if (polls.getAndIncrement() == 0) {
                        firstMayGoOn.await();
                    }
                    out.write(FEED.bytes());
                });
                Instance first = new Instance("first", Map.of("COURANT_FETCH_TIMEOUT", "60s"))) {
            ConsumerGroupMetadata group = join(member);
            int partitions =
                    member.partitionsFor(servers.topics().links().name()).size();
            FeedDefinition feed = define(server.url("/feed"));
            first.own(group, partitions);
            await().untilAsserted(() -> assertThat(polls).hasValue(1));

            first.lose();
            try (Instance second = new Instance("second", Map.of("COURANT_POLL_INTERVAL", "2s"))) {
                second.own(group, partitions);
                await().untilAsserted(() -> assertThat(status(feed)).isNotEmpty());
            }
            int before = status(feed).size();
            first.own(group, partitions);
            firstMayGoOn.countDown();

            await().untilAsserted(() -> assertThat(status(feed)).hasSizeGreaterThan(before + 1));
            assertThat(links(feed)).hasSize(2);
            assertThat(status(feed).getLast().getDiscovered()).isEqualTo(2);
        }
    }

    @Test
    void shouldWaitForATransactionOfAFormerOwnerWhoseOffsetsAreItsFirst() throws Exception {
        TopicPartition fence = new TopicPartition(servers.topics().feeds().name(), 0);
        try (Producer<byte[], byte[]> former = servers.kafka().transactionalProducer("former");
                ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
            former.initTransactions();
            former.beginTransaction();
            former.sendOffsetsToTransaction(
                    Map.of(fence, new OffsetAndMetadata(0)), new ConsumerGroupMetadata("fenced"));
            Future<?> waiting = thread.submit(() -> {
                new StatusReader(servers.kafka()).awaitFormerOwners("fenced", 1);
                return null;
            });
            await().during(Duration.ofMillis(500)).until(() -> !waiting.isDone());

            former.commitTransaction();

            await().until(waiting::isDone);
            waiting.get();
        }
    }

    private ConsumerGroupMetadata join(Consumer<byte[], byte[]> member) {
        member.subscribe(Set.of(servers.topics().links().name()));
        await().until(() -> {
            var unused = member.poll(Duration.ofMillis(50));
            return !member.assignment().isEmpty();
        });
        return member.groupMetadata();
    }

    private FeedDefinition define(String url) {
        FeedDefinition feed = FeedDefinition.newBuilder()
                .setFeedId(Identity.ofFeed(url))
                .setUrl(url)
                .setUpdatedAt(Instant.now())
                .build();
        servers.send(servers.topics().feeds(), feed.getFeedId(), feed);
        return feed;
    }

    private List<Link> links(FeedDefinition feed) {
        return servers.values(servers.topics().links()).stream()
                .filter(link -> link.getFeedId().equals(feed.getFeedId()))
                .toList();
    }

    private List<FeedStatus> status(FeedDefinition feed) {
        return servers.values(servers.topics().feedStatus()).stream()
                .filter(status -> status.getFeedId().equals(feed.getFeedId()))
                .toList();
    }
}
