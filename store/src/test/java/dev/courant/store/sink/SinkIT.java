package dev.courant.store.sink;

import static dev.courant.store.Samples.article;
import static dev.courant.store.Samples.dropped;
import static dev.courant.store.Samples.enriched;
import static dev.courant.store.Samples.link;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.runtime.Health;
import dev.courant.runtime.Loop;
import dev.courant.runtime.kafka.GroupLag;
import dev.courant.schemas.Article;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeKind;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.Topics;
import dev.courant.store.Database;
import dev.courant.store.Samples;
import dev.courant.store.query.StatsQuery;
import dev.courant.store.query.Totals;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The tests run in order on the same topics, which keep their records, as in production. */
@ServersTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SinkIT {
    private static final InstantSource CLOCK = InstantSource.fixed(Samples.NOON.plusSeconds(5));

    private final Servers servers;
    private final Topics topics;
    private final Database database;
    private final StatsQuery stats;

    SinkIT(Servers servers) {
        this.servers = servers;
        this.topics = servers.topics();
        this.database = Samples.open(servers);
        this.stats = new StatsQuery(database);
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    @Order(1)
    void shouldEndEveryLinkAndPublishTheOutcomes() {
        servers.send(topics.links(), "press.example", link("a"));
        servers.send(topics.links(), "press.example", link("b"));
        servers.send(topics.links(), "press.example", link("c"));
        servers.send(topics.outcomes(), Samples.linkId("c"), dropped("c", OutcomeReason.NOT_FOUND));
        send(enriched(article("a", "text"), "strikes"));
        send(enriched(article("b", "a", "text"), "strikes"));

        try (Loop sink = start()) {
            awaitTotals(new Totals(3, 1, 1, 1, 0, 0));
            await().until(() -> sink.check() instanceof Health.Up);
        }

        Map<String, OutcomeKind> published = published();
        assertThat(published)
                .containsEntry(Samples.linkId("a"), OutcomeKind.STORED)
                .containsEntry(Samples.linkId("b"), OutcomeKind.DUPLICATE)
                .containsEntry(Samples.linkId("c"), OutcomeKind.DROPPED);
    }

    @Test
    @Order(2)
    void shouldResumeAfterARestartAndIgnoreRepeatedRecords() {
        servers.send(topics.links(), "press.example", link("a"));
        servers.send(topics.outcomes(), Samples.linkId("c"), dropped("c", OutcomeReason.NOT_FOUND));
        send(enriched(article("a", "text"), "strikes"));
        send(enriched(article("b", "a", "text"), "strikes"));
        send(enriched(article("d", "text of d"), "floods"));

        try (Loop sink = start()) {
            awaitTotals(new Totals(4, 2, 1, 1, 0, 0));
            assertThat(sink.name()).isEqualTo("store");
        }

        assertThat(rows("revision")).isEqualTo(2);
        assertThat(rows("tag")).isEqualTo(2);
    }

    @Test
    @Order(3)
    void shouldCorrectAWorseOutcomeOnTheTopic() {
        try (Loop sink = start()) {
            servers.send(topics.outcomes(), Samples.linkId("a"), dropped("a", OutcomeReason.TIMEOUT));

            servers.await(topics.outcomes(), outcomes -> {
                var ofA = outcomes.stream()
                        .filter(o -> o.getLinkId().equals(Samples.linkId("a")))
                        .toList();
                return ofA.stream().anyMatch(o -> o.getKind() == OutcomeKind.DROPPED)
                        && ofA.getLast().getKind() == OutcomeKind.STORED;
            });
            await().until(() -> sink.check() instanceof Health.Up);
        }
        assertThat(stats.totals()).isEqualTo(new Totals(4, 2, 1, 1, 0, 0));
    }

    @Test
    @Order(4)
    void shouldStoreEachArticleOnceWhileInstancesStartAndStop() {
        int articles = 400;
        Loop first = start();
        try (Loop second = start()) {
            IntStream.range(0, articles / 2).forEach(this::sendNumbered);
            await().until(() -> stats.totals().stored() > 20);
            first.close();
            IntStream.range(0, articles).forEach(this::sendNumbered);
            try (Loop third = start()) {
                awaitTotals(new Totals(4 + articles, 2 + articles, 1, 1, 0, 0));
                assertThat(third.name()).isEqualTo(second.name());
            }
        } finally {
            first.close();
        }
        assertThat(rows("revision")).isEqualTo(2 + articles);
        assertThat(published().values().stream().filter(OutcomeKind.STORED::equals))
                .hasSize(2 + articles);
        assertThat(rows("outcome_outbox")).isZero();
    }

    @Test
    @Order(5)
    void shouldSendOutcomesThatACrashLeftInTheOutbox() {
        Article article = article("left", "text").build();
        new DirectSink(database, topics).articles(CLOCK.instant(), List.of(enriched(article("left", "text"))));

        try (Loop sink = start()) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> published().get(article.getLinkId()) == OutcomeKind.STORED);
            assertThat(sink.name()).isEqualTo("store");
        }
    }

    @Test
    @Order(6)
    void shouldTellKafkaHowFarTheRowsReachAndGoOnWhereTheDatabaseSays() throws Exception {
        try (GroupLag lag =
                        new GroupLag(servers.kafka(), "store", topics.enriched().name());
                Loop sink = start()) {
            send(enriched(article("told", "text"), "strikes"));

            await().atMost(Duration.ofSeconds(20)).until(() -> lag.records() == 0);
            assertThat(sink.check()).isEqualTo(Health.UP);
        }
        long revisions = rows("revision");
        try (Admin admin = servers.kafka().admin()) {
            admin.deleteConsumerGroupOffsets(
                            servers.kafka().name("store"),
                            Set.of(new TopicPartition(topics.enriched().name(), 0)))
                    .all()
                    .get();
        }

        send(enriched(article("after", "text"), "strikes"));
        try (Loop sink = start()) {
            await().atMost(Duration.ofSeconds(20)).until(() -> rows("revision") == revisions + 1);
            assertThat(sink.name()).isEqualTo("store");
        }
    }

    private void sendNumbered(int i) {
        servers.send(topics.links(), "press.example", link("n" + i));
        send(enriched(article("n" + i, "text " + i), "strikes"));
    }

    private void send(EnrichedArticle record) {
        servers.send(topics.enriched(), record.getArticle().getArticleId(), record);
    }

    private Loop start() {
        return Sink.start(servers.kafka(), database, CLOCK);
    }

    private void awaitTotals(Totals wanted) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            Totals now = stats.totals();
            assertThat(now.holds()).isTrue();
            assertThat(now).isEqualTo(wanted);
        });
    }

    /** Returns the last outcome of each link in the topic. */
    private Map<String, OutcomeKind> published() {
        return servers.values(topics.outcomes()).stream()
                .collect(Collectors.toMap(Outcome::getLinkId, Outcome::getKind, (earlier, later) -> later));
    }

    private long rows(String table) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from " + table)
                        .mapTo(Long.class)
                        .one());
    }
}
