package dev.courant.ingest.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.ingest.IngestInstance;
import dev.courant.ingest.LogLines;
import dev.courant.ingest.loopback.LoopbackServer;
import dev.courant.ingest.loopback.Pages;
import dev.courant.ingest.loopback.Reply;
import dev.courant.ingest.loopback.SentLinks;
import dev.courant.runtime.Components;
import dev.courant.runtime.Health;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.KafkaSettings;
import dev.courant.runtime.kafka.TopicCreation;
import dev.courant.schemas.Article;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.GroupState;
import org.junit.jupiter.api.Test;

/** A rebalance takes as long as its slowest member; here that is one that does not answer until it is told to. */
@ServersTest
class RebalanceIT {
    private static final int HOSTS = 40;
    private static final int PAGES = 60;
    private static final Map<String, String> ALONE =
            Map.of("COURANT_TOPIC_PREFIX", "rebalance.", "COURANT_TOPIC_PARTITIONS", "6", "COURANT_HOST_GAP", "50ms");

    private final Servers servers;
    private final KafkaClients kafka;

    RebalanceIT(Servers servers) {
        this.servers = servers;
        this.kafka =
                new KafkaClients(Settings.read(KafkaSettings.class, IngestInstance.environment(servers, "", ALONE)));
    }

    private GroupState group() throws Exception {
        try (Admin admin = kafka.admin()) {
            String name = kafka.name("ingest");
            return Objects.requireNonNull(admin.describeConsumerGroups(List.of(name))
                            .all()
                            .get()
                            .get(name))
                    .groupState();
        }
    }

    private int articles() {
        return servers.values(kafka.topics().articles()).size();
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }

    @Test
    void shouldGoOnThroughARebalanceAsIfNothingHappened() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        TopicCreation.ensure(kafka, kafka.topics().all());
        try (LoopbackServer server = LoopbackServer.replying(
                        request -> request.path().startsWith("/a") ? Pages.article() : Reply.of(404));
                Components ingest = IngestInstance.start(servers, "rebalancing", ALONE);
                Consumer<byte[], byte[]> silent = kafka.consumer("ingest");
                Consumer<byte[], byte[]> joining = kafka.consumer("ingest")) {
            await().atMost(Duration.ofSeconds(60)).until(() -> ingest.check().equals(Health.UP));
            try (LogLines lines = LogLines.of("dev.courant")) {
                silent.subscribe(List.of(kafka.topics().links().name()));
                eventually(() -> {
                    silent.poll(Duration.ofMillis(100));
                    assertThat(silent.assignment()).hasSize(3);
                });
                silent.pause(silent.assignment());
                SentLinks.send(kafka, server, HOSTS, PAGES);
                eventually(() -> assertThat(articles()).isPositive());

                joining.subscribe(List.of(kafka.topics().links().name()));
                Thread joiner = Thread.ofVirtual().start(() -> {
                    while (!done.get()) {
                        joining.poll(Duration.ofMillis(100));
                        joining.pause(joining.assignment());
                    }
                });
                eventually(() -> assertThat(group()).isEqualTo(GroupState.PREPARING_REBALANCE));
                int before = articles();
                eventually(() -> assertThat(articles()).isGreaterThan(before + 100));
                assertThat(group()).isEqualTo(GroupState.PREPARING_REBALANCE);
                assertThat(ingest.check()).isEqualTo(Health.UP);
                eventually(() -> {
                    silent.poll(Duration.ofMillis(100));
                    assertThat(group()).isEqualTo(GroupState.STABLE);
                });
                done.set(true);
                joiner.join();

                assertThat(lines.messages()).isEmpty();
            }
        }
        assertThat(servers.values(kafka.topics().articles()))
                .extracting(Article::getLinkId)
                .doesNotHaveDuplicates();
        assertThat(servers.values(kafka.topics().deadLetters())).isEmpty();
    }
}
