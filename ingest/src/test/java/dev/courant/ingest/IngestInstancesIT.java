package dev.courant.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.courant.ingest.loopback.LoopbackServer;
import dev.courant.ingest.loopback.Reply;
import dev.courant.runtime.Components;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.KafkaSettings;
import dev.courant.runtime.kafka.TopicCreation;
import dev.courant.runtime.kafka.TopicReader;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.Identity;
import dev.courant.schemas.Link;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Three instances share the hosts of a publisher who counts; one of them is killed. Whoever gives up a host in order
 * has finished and committed its pages, so none is fetched twice. A kill may repeat pages whose end was not committed;
 * here there are none by then.
 */
@Tag("long")
@ServersTest
class IngestInstancesIT {
    private static final int HOSTS = 24;
    private static final int FEEDS = 2 * HOSTS;
    private static final Map<String, String> SELDOM = Map.of(
            "COURANT_TOPIC_PREFIX", "three.",
            "COURANT_TOPIC_PARTITIONS", "6",
            "COURANT_POLL_INTERVAL", "1h",
            "COURANT_POLL_MAX_INTERVAL", "1h",
            "COURANT_HOST_GAP", "50ms");
    private static final String PAGE = "<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1><p>"
            + "The ferry to the outer islands was late again on Tuesday, and nobody in the harbour could say why. "
                    .repeat(9)
            + "</p></article></body></html>";

    private final Servers servers;
    private final KafkaClients kafka;
    private final Map<String, AtomicInteger> active = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    IngestInstancesIT(Servers servers) {
        this.servers = servers;
        this.kafka = new KafkaClients(
                Settings.read(KafkaSettings.class, IngestInstance.environment(servers, "test", SELDOM)));
    }

    /** Takes its time, so that two requests that meet at a host are seen to. */
    private Reply answer(LoopbackServer.Request request) {
        String host = request.headers().get("host");
        AtomicInteger here = active.computeIfAbsent(host, name -> new AtomicInteger());
        mostAtOnce.accumulateAndGet(here.incrementAndGet(), Math::max);
        requests.computeIfAbsent(request.path(), path -> new AtomicInteger()).incrementAndGet();
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        here.decrementAndGet();
        if (request.path().startsWith("/feed/")) {
            String item = "<item><title>Ferry</title><link>http://" + host + "/a"
                    + request.path().substring("/feed".length()) + "</link></item>";
            return Reply.ok("<rss version='2.0'><channel><title>The Harbour</title>" + item + "</channel></rss>");
        }
        return request.path().startsWith("/a/") ? Reply.ok(PAGE).with("Content-Type", "text/html") : Reply.of(404);
    }

    private void define(LoopbackServer server, Instant asked) {
        for (int feed = 0; feed < FEEDS; feed++) {
            String url = server.url("h" + feed % HOSTS + ".localhost", "/feed/" + feed);
            FeedDefinition definition = FeedDefinition.newBuilder()
                    .setFeedId(Identity.ofFeed(url))
                    .setUrl(url)
                    .setPollRequestedAt(asked)
                    .setUpdatedAt(Instant.EPOCH)
                    .build();
            servers.send(kafka.topics().feeds(), definition.getFeedId(), definition);
        }
    }

    private Map<String, Integer> counts(String prefix) {
        Map<String, Integer> counts = new HashMap<>();
        IntStream.range(0, FEEDS)
                .mapToObj(feed -> prefix + feed)
                .forEach(path -> counts.put(
                        path, requests.getOrDefault(path, new AtomicInteger()).get()));
        return counts;
    }

    private void awaitPolls(int each) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(counts("/feed/"))
                        .allSatisfy((feed, polls) -> assertThat(polls).isGreaterThanOrEqualTo(each)));
    }

    private void awaitMembers(int members) {
        try (Admin admin = kafka.admin()) {
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                ConsumerGroupDescription group = group(admin);
                return group.groupState() == GroupState.STABLE
                        && group.members().size() == members
                        && group.members().stream()
                                .noneMatch(member ->
                                        member.assignment().topicPartitions().isEmpty());
            });
        }
    }

    /** Waits until all links have ended and are committed. */
    private void awaitScraped() {
        Map<TopicPartition, Long> afterLast = new HashMap<>();
        try (TopicReader<String, Link> reader =
                TopicReader.open(kafka, kafka.topics().links())) {
            reader.read(
                    reader.offsets().beginnings(),
                    reader.offsets().ends(),
                    link -> afterLast.put(new TopicPartition(link.topic(), link.partition()), link.offset() + 1));
        }
        try (Admin admin = kafka.admin()) {
            await().atMost(Duration.ofSeconds(60))
                    .until(
                            () -> admin
                                    .listConsumerGroupOffsets(kafka.name("ingest"))
                                    .partitionsToOffsetAndMetadata()
                                    .get()
                                    .entrySet()
                                    .stream()
                                    .filter(committed -> afterLast
                                            .getOrDefault(committed.getKey(), Long.MAX_VALUE)
                                            .equals(committed.getValue().offset()))
                                    .count(),
                            equalTo((long) afterLast.size()));
        }
    }

    private ConsumerGroupDescription group(Admin admin) throws ExecutionException, InterruptedException {
        String name = kafka.name("ingest");
        return Objects.requireNonNull(
                admin.describeConsumerGroups(List.of(name)).all().get().get(name));
    }

    @Test
    void shouldNeitherLoseAFeedNorPollItTwiceNorMeetAtAHost() throws Exception {
        TopicCreation.ensure(kafka, kafka.topics().all());
        try (LoopbackServer server = LoopbackServer.replying(this::answer);
                Components first = IngestInstance.start(servers, "first", SELDOM)) {
            define(server, Instant.EPOCH);
            awaitPolls(1);
            Map<String, String> environment = new HashMap<>(IngestInstance.environment(servers, "third", SELDOM));
            Process third = IngestProcess.start(environment);
            try (Components second = IngestInstance.start(servers, "second", SELDOM)) {
                awaitMembers(3);
                define(server, Instant.now());
                awaitPolls(2);
                assertThat(counts("/feed/"))
                        .allSatisfy((feed, polls) -> assertThat(polls).isEqualTo(2));

                servers.await(kafka.topics().links(), links -> links.size() == FEEDS);
                awaitScraped();
                assertThat(counts("/a/"))
                        .allSatisfy((page, fetches) -> assertThat(fetches).isOne());

                third.destroyForcibly().waitFor();
                define(server, Instant.now());
                awaitMembers(2);
                awaitPolls(3);

                assertThat(counts("/feed/"))
                        .allSatisfy((feed, polls) -> assertThat(polls).isEqualTo(3));
            } finally {
                third.destroyForcibly().waitFor();
            }
        }

        List<Link> links = servers.values(kafka.topics().links());
        assertThat(links).extracting(Link::getLinkId).doesNotHaveDuplicates().hasSize(FEEDS);
        assertThat(counts("/a/"))
                .allSatisfy((page, fetches) -> assertThat(fetches).isOne());
        assertThat(mostAtOnce).hasValue(1);
    }
}
