package dev.courant.store.query;

import static dev.courant.store.Samples.NOON;
import static dev.courant.store.Samples.article;
import static dev.courant.store.Samples.dropped;
import static dev.courant.store.Samples.enriched;
import static dev.courant.store.Samples.link;
import static dev.courant.store.Samples.url;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedState;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.Identity;
import dev.courant.schemas.OutcomeKind;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.Topics;
import dev.courant.store.Database;
import dev.courant.store.Samples;
import dev.courant.store.StoreMetrics;
import dev.courant.store.sink.DirectSink;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@ServersTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerQueryIT {
    private static final String FEED = Identity.ofFeed("https://press.example/feed");

    private final Topics topics;
    private final Database database;

    LedgerQueryIT(Servers servers) {
        topics = servers.topics();
        database = Samples.open(servers);
    }

    @BeforeAll
    void fill() {
        DirectSink sink = new DirectSink(database, topics);
        sink.records(topics.links(), NOON, List.of(link("a"), link("a?from=rss"), link("gone"), link("pending")));
        sink.articles(
                NOON.plusSeconds(5),
                List.of(enriched(article("a", "text"), "strikes"), enriched(article("a?from=rss", "a", "text"))));
        sink.records(topics.outcomes(), NOON, List.of(dropped("gone", OutcomeReason.GONE)));
        sink.records(topics.feedStatus(), NOON, List.of(status(FEED), status("undefined")));
        sink.records(topics.feeds(), NOON, List.of(definition()));
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void shouldFindAllLinksOfAnArticleByAnyOfItsUrls() {
        LinkQuery links = new LinkQuery(database);

        for (String url : List.of(url("a"), url("a?from=rss"))) {
            assertThat(links.byUrl(url))
                    .as(url)
                    .extracting(
                            link -> link.outcome() == null ? "" : link.outcome().kind())
                    .containsExactlyInAnyOrder("STORED", "DUPLICATE");
        }
        assertThat(links.byUrl(url("pending")).getFirst().outcome()).isNull();
        assertThat(links.byUrl(url("never"))).isEmpty();
        assertThat(links.byUrl(url("a")).getFirst().feedTitle()).isEqualTo("Operator's name");
    }

    @Test
    void shouldListLinksByTheirOutcome() {
        assertThat(new LinkQuery(database).byOutcome(OutcomeKind.DROPPED, 10))
                .singleElement()
                .satisfies(link -> {
                    assertThat(link.url()).isEqualTo(url("gone"));
                    assertThat(link.outcome())
                            .isEqualTo(new LinkRecord.Ended("DROPPED", "GONE", "as seen", NOON.plusSeconds(1)));
                });
    }

    @Test
    void shouldListFeedsThatAreDefinedUnderTheOperatorsName() {
        assertThat(new FeedQuery(database).list()).singleElement().satisfies(feed -> {
            assertThat(feed.feedId()).isEqualTo(FEED);
            assertThat(feed.title()).isEqualTo("Operator's name");
            assertThat(feed.state()).isEqualTo("FAILING");
            assertThat(feed.polls().failures()).isEqualTo(2);
        });
    }

    @Test
    void shouldReadTheStatistics() {
        Stats stats = new StatsQuery(database).read();

        assertThat(stats.totals()).isEqualTo(new Totals(4, 1, 1, 1, 1, 0));
        assertThat(stats.reasons()).containsExactly(java.util.Map.entry("GONE", 1L));
        assertThat(stats.topics()).containsExactly(java.util.Map.entry("strikes", 1L));
        assertThat(stats.publishers()).containsExactly(java.util.Map.entry("The Press", 1L));
        assertThat(stats.latency()).isEqualTo(new Stats.Latency(1, 5_000, 5_000));
    }

    @Test
    void shouldShowInItsMetricsWhetherTheSumHolds() {
        assertThat(invariant()).isEqualTo(1);
        tamper(1);
        try {
            assertThat(invariant()).isZero();
        } finally {
            tamper(-1);
        }
        SimpleMeterRegistry registry = registry();
        assertThat(registry.get("courant.links")
                        .tag("state", "discovered")
                        .gauge()
                        .value())
                .isEqualTo(4);
        assertThat(registry.get("courant.links").tag("state", "pending").gauge().value())
                .isEqualTo(1);
    }

    private double invariant() {
        return registry().get("courant.links.invariant").gauge().value();
    }

    private SimpleMeterRegistry registry() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        StoreMetrics.register(registry, database);
        return registry;
    }

    private void tamper(int by) {
        database.jdbi()
                .useHandle(
                        handle -> handle.execute("update link_total set total = total + ? where name = 'STORED'", by));
    }

    private static FeedStatus status(String feedId) {
        return FeedStatus.newBuilder()
                .setFeedId(feedId)
                .setUrl("https://press.example/feed")
                .setState(FeedState.FAILING)
                .setSince(NOON)
                .setNextPollAt(NOON)
                .setFailures(2)
                .setTitle("Its own name")
                .build();
    }

    private static FeedDefinition definition() {
        return FeedDefinition.newBuilder()
                .setFeedId(FEED)
                .setUrl("https://press.example/feed")
                .setTitle("Operator's name")
                .setUpdatedAt(NOON)
                .build();
    }
}
