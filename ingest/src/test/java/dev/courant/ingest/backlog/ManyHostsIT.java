package dev.courant.ingest.backlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.ingest.IngestInstance;
import dev.courant.ingest.IngestProcess;
import dev.courant.ingest.LogLines;
import dev.courant.ingest.loopback.LoopbackServer;
import dev.courant.ingest.loopback.Pages;
import dev.courant.ingest.loopback.Reply;
import dev.courant.ingest.loopback.SentLinks;
import dev.courant.runtime.Components;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.KafkaSettings;
import dev.courant.runtime.kafka.TopicCreation;
import dev.courant.schemas.Article;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Links of many hosts, in blocks as feeds write them: which are at work at once, and what of them a crash repeats. */
@Tag("long")
@ServersTest
class ManyHostsIT {
    private static final String STUCK = "/a/stuck";

    private final Servers servers;
    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();

    ManyHostsIT(Servers servers) {
        this.servers = servers;
    }

    private static Map<String, String> changes(String prefix, int partitions) {
        return Map.of(
                "COURANT_TOPIC_PREFIX",
                prefix,
                "COURANT_TOPIC_PARTITIONS",
                Integer.toString(partitions),
                "COURANT_FETCH_TIMEOUT",
                "2m");
    }

    private KafkaClients kafka(Map<String, String> changes) {
        KafkaClients kafka = new KafkaClients(
                Settings.read(KafkaSettings.class, IngestInstance.environment(servers, "test", changes)));
        TopicCreation.ensure(kafka, kafka.topics().all());
        return kafka;
    }

    /** A publisher who counts, and answers pages only when a gate lets them. */
    private LoopbackServer publisher(Predicate<LoopbackServer.Request> gate) {
        return LoopbackServer.replying(request -> {
            if (!request.path().startsWith("/a/")) {
                return Reply.of(404);
            }
            requests.computeIfAbsent(request.path(), path -> new AtomicInteger())
                    .incrementAndGet();
            return gate.test(request) ? Pages.article() : Reply.of(503);
        });
    }

    private static boolean opens(CountDownLatch gate) {
        try {
            return gate.await(2, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(90)).untilAsserted(assertion);
    }

    private Map<String, Integer> counts() {
        return requests.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().get()));
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(KafkaClients kafka) throws Exception {
        try (Admin admin = kafka.admin()) {
            Map<TopicPartition, OffsetAndMetadata> committed =
                    new HashMap<>(admin.listConsumerGroupOffsets(kafka.name("ingest"))
                            .partitionsToOffsetAndMetadata()
                            .get());
            committed
                    .keySet()
                    .removeIf(partition ->
                            !partition.topic().equals(kafka.topics().links().name()));
            return committed;
        }
    }

    private void assertOneArticleForEachLink(KafkaClients kafka, int links) {
        assertThat(servers.values(kafka.topics().articles()))
                .extracting(Article::getLinkId)
                .doesNotHaveDuplicates()
                .hasSize(links);
    }

    /** Every host waits for all others. */
    @Test
    void shouldHaveAllHostsAtWorkThoughTheirLinksComeInBlocks() throws Exception {
        int hosts = 200;
        Map<String, String> changes = changes("blocks.", 6);
        KafkaClients kafka = kafka(changes);
        Set<String> atWork = ConcurrentHashMap.newKeySet();
        CountDownLatch all = new CountDownLatch(1);
        try (LoopbackServer server = publisher(request -> {
            atWork.add(request.headers().get("host"));
            if (atWork.size() == hosts) {
                all.countDown();
            }
            return opens(all);
        })) {
            SentLinks.send(kafka, server, hosts, 20);
            try (Components unused = IngestInstance.start(servers, "blocks", changes)) {
                eventually(() -> assertThat(atWork).hasSize(hosts));
                eventually(() ->
                        assertThat(servers.values(kafka.topics().articles())).hasSize(hosts * 20));
            }
        }
        assertOneArticleForEachLink(kafka, hosts * 20);
        assertThat(counts().values()).containsOnly(1);
    }

    @Test
    void shouldRepeatNothingAfterACrashThatHasEndedBehindALinkThatHasNot() throws Exception {
        Map<String, String> changes = changes("crash.", 1);
        KafkaClients kafka = kafka(changes);
        CountDownLatch release = new CountDownLatch(1);
        try (LoopbackServer server = publisher(request -> !request.path().equals(STUCK) || opens(release))) {
            SentLinks.send(kafka, server, "stuck.localhost", STUCK);
            SentLinks.send(kafka, server, 30, 40);
            Process first = IngestProcess.start(IngestInstance.environment(servers, "crash", changes));
            try {
                eventually(() -> assertThat(committed(kafka).values())
                        .singleElement()
                        .satisfies(committed -> {
                            assertThat(committed.offset()).isZero();
                            assertThat(Progress.decode(committed.metadata()).ended())
                                    .isEqualTo(30 * 40);
                        }));
            } finally {
                first.destroyForcibly().waitFor();
            }
            SentLinks.send(kafka, server, "later.localhost", "/a/later");
            release.countDown();
            try (Components unused = IngestInstance.start(servers, "crash", changes)) {
                eventually(() ->
                        assertThat(servers.values(kafka.topics().articles())).hasSize(30 * 40 + 2));
            }
        }
        assertOneArticleForEachLink(kafka, 30 * 40 + 2);
        Map<String, Integer> counts = counts();
        assertThat(counts.remove(STUCK)).isEqualTo(2);
        assertThat(counts.values()).hasSize(30 * 40 + 1).containsOnly(1);
        eventually(() -> assertThat(committed(kafka).values())
                .singleElement()
                .satisfies(committed -> assertThat(committed.metadata()).isEmpty()));
    }

    @Test
    void shouldHandProgressOverToTheNextOwner() throws Exception {
        Map<String, String> changes = changes("handover.", 6);
        KafkaClients kafka = kafka(changes);
        CountDownLatch release = new CountDownLatch(1);
        Set<String> ends = new HashSet<>();
        try (LoopbackServer server = publisher(request -> !request.path().startsWith(STUCK) || opens(release))) {
            for (int host = 0; host < 6; host++) {
                ends.add(STUCK + host);
                SentLinks.send(kafka, server, "stuck" + host + ".localhost", STUCK + host);
            }
            SentLinks.send(kafka, server, 40, 50);
            try (Components first = IngestInstance.start(servers, "first", changes)) {
                eventually(() -> assertThat(requests).hasSizeGreaterThan(500));
                try (Components second = IngestInstance.start(servers, "second", changes)) {
                    eventually(() -> assertThat(requests).hasSize(40 * 50 + 6));
                    release.countDown();
                    eventually(() -> assertThat(servers.values(kafka.topics().articles()))
                            .extracting(Article::getLinkId)
                            .hasSizeGreaterThanOrEqualTo(40 * 50 + 6));
                }
            }
        }
        Map<String, Integer> counts = counts();
        counts.keySet().removeAll(ends);
        assertThat(counts.values()).hasSize(40 * 50).containsOnly(1);
    }

    @Test
    void shouldGoOnBehindLinksThatRetentionHasRemoved() throws Exception {
        Map<String, String> changes = changes("retention.", 1);
        KafkaClients kafka = kafka(changes);
        CountDownLatch release = new CountDownLatch(1);
        try (LoopbackServer server = publisher(request -> opens(release));
                LogLines lines = LogLines.of("dev.courant")) {
            SentLinks.send(kafka, server, 1, 60);
            try (Components unused = IngestInstance.start(servers, "retention", changes)) {
                eventually(() -> assertThat(requests).hasSize(1));
                try (Admin admin = kafka.admin()) {
                    TopicPartition links =
                            new TopicPartition(kafka.topics().links().name(), 0);
                    admin.deleteRecords(Map.of(links, RecordsToDelete.beforeOffset(40)))
                            .all()
                            .get();
                }
                release.countDown();
                eventually(() -> assertThat(committed(kafka).values()).contains(new OffsetAndMetadata(60)));
            }
            assertThat(lines.messages())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).startsWith("event=links_expired partition=retention.links-0"));
        }
        // The records of the first links were loaded; one more if the first link was taken before the others came.
        assertThat(servers.values(kafka.topics().articles()))
                .hasSizeBetween(HostLinks.LOADED + 20, HostLinks.LOADED + 21);
    }
}
