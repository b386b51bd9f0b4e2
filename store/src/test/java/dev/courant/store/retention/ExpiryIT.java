package dev.courant.store.retention;

import static dev.courant.store.Samples.NOON;
import static dev.courant.store.Samples.article;
import static dev.courant.store.Samples.dropped;
import static dev.courant.store.Samples.enriched;
import static dev.courant.store.Samples.link;
import static dev.courant.store.Samples.url;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.schemas.Article;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeKind;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.SiteState;
import dev.courant.schemas.Topic;
import dev.courant.store.Database;
import dev.courant.store.Samples;
import dev.courant.store.query.DeadLetterQuery;
import dev.courant.store.query.DeadLetterTotals;
import dev.courant.store.query.LinkQuery;
import dev.courant.store.query.LinkRecord;
import dev.courant.store.query.StatsQuery;
import dev.courant.store.query.Totals;
import dev.courant.store.sink.DirectSink;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@ServersTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExpiryIT {
    private static final RetentionSettings SETTINGS =
            new RetentionSettings(Duration.ofDays(90), Duration.ofDays(30), Duration.ofDays(180), Duration.ofDays(730));

    private final Servers servers;
    private final Database database;
    private final DirectSink sink;
    private Instant now = NOON;

    ExpiryIT(Servers servers) {
        this.servers = servers;
        this.database = Samples.open(servers);
        this.sink = DirectSink.lockingOffsets(database, servers.topics());
    }

    @BeforeEach
    void clear() {
        now = NOON;
        database.jdbi().useHandle(handle -> {
            handle.execute("truncate article, revision, tag, extraction, link, feed, site, expired_link,"
                    + " expired_revision, reason_total, outcome_outbox, consumer_offset");
            handle.execute("update link_total set total = 0");
        });
    }

    @AfterEach
    void shouldHoldTheInvariant() {
        assertThat(totals().holds()).isTrue();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void shouldRemoveDeadLettersAndKeepTheirNumbers() {
        database.jdbi().useHandle(handle -> {
            handle.execute("truncate dead_letter, dead_letter_total");
            for (int letter = 0; letter < 3; letter++) {
                handle.execute("""
                        insert into dead_letter (partition, letter_offset, step, source_topic, source_partition,
                            source_offset, cause, message, failed_at, omitted_bytes, retries)
                        values (0, ?, 'store', 'links', 0, 0, 'Error', '', ?, 0, 0)""", letter, NOON);
            }
            handle.execute("update dead_letter set state = 'RETRIED', resolved_at = failed_at where letter_offset = 0");
            handle.execute("insert into dead_letter_total values ('store', 3, 1, 0)");
        });

        after(179);
        assertThat(rows("dead_letter")).isEqualTo(3);
        after(2);

        assertThat(rows("dead_letter")).isZero();
        assertThat(new DeadLetterQuery(database).totals()).isEqualTo(new DeadLetterTotals(3, 0, 1, 2));
    }

    @Test
    void shouldRemoveAnArticleWithAllThatBelongsToIt() {
        store("old", "text");
        sink.records(
                servers.topics().extractions(),
                now,
                List.of(Samples.report(article("old", "text").build())));
        Totals before = totals();

        after(89);
        assertThat(rows("article")).isOne();
        after(2);

        for (String table : List.of("article", "revision", "tag", "extraction")) {
            assertThat(rows(table)).as(table).isZero();
        }
        assertThat(totals()).isEqualTo(before);
        assertThat(links("old")).extracting(LinkRecord::outcome).singleElement().satisfies(ended -> {
            assertThat(ended.kind()).isEqualTo("STORED");
            assertThat(ended.detail()).matches("the article was removed as old on 2026-\\d\\d-\\d\\d");
        });
    }

    @Test
    void shouldNotTakeARemovedArticleForANewOne() {
        store("old", "text");
        after(91);
        Totals before = totals();

        store("old", "text");
        assertThat(totals()).isEqualTo(before);
        assertThat(rows("article")).isZero();

        sink.articles(now, List.of(enriched(article("elsewhere", "old", "text"), "strikes")));
        assertThat(totals()).isEqualTo(new Totals(2, 1, 1, 0, 0, 0));
        assertThat(rows("article")).isZero();
    }

    @Test
    void shouldStoreARemovedArticleWithANewTextAsARevision() {
        store("old", "text");
        after(91);

        sink.articles(now, List.of(enriched(article("again", "old", "another text"), "strikes")));

        assertThat(rows("article")).isOne();
        assertThat(reasons()).containsExactly("NEW_ARTICLE=1", "NEW_REVISION=1");
    }

    @Test
    void shouldRemoveFormerRevisionsOfAnArticleThatIsKept() {
        store("live", "first");
        after(60);
        sink.articles(now, List.of(enriched(article("live", "second").setFetchedAt(now), "strikes")));

        after(60);

        assertThat(rows("article")).isOne();
        assertThat(rows("revision")).isOne();
        assertThat(rows("tag")).isOne();
        sink.articles(now, List.of(enriched(article("once more", "live", "first"), "strikes")));
        assertThat(rows("revision")).isOne();
        assertThat(totals()).isEqualTo(new Totals(2, 1, 1, 0, 0, 0));
    }

    @Test
    void shouldNotDiscoverARemovedLinkAgain() {
        store("a", "text");
        sink.records(servers.topics().outcomes(), now, List.of(dropped("b", OutcomeReason.NOT_FOUND)));
        sink.records(servers.topics().links(), now, List.of(link("pending")));
        after(181);
        assertThat(rows("link")).as("the pending one").isOne();
        Totals before = totals();
        assertThat(before).isEqualTo(new Totals(3, 1, 0, 1, 1, 0));

        sink.records(servers.topics().links(), now, List.of(link("a"), link("b")));

        assertThat(totals()).isEqualTo(before);
        assertThat(links("a")).extracting(LinkRecord::outcome).singleElement().satisfies(ended -> {
            assertThat(ended.kind()).isEqualTo("STORED");
            assertThat(ended.detail()).startsWith("the link was removed as old on ");
        });
    }

    @Test
    void shouldCorrectAWorseOutcomeOfARemovedLink() {
        store("a", "text");
        database.jdbi().useHandle(handle -> handle.execute("truncate outcome_outbox"));
        after(181);

        sink.records(servers.topics().outcomes(), now, List.of(dropped("a", OutcomeReason.NOT_FOUND)));

        assertThat(totals()).isEqualTo(new Totals(1, 1, 0, 0, 0, 0));
        assertThat(outbox()).singleElement().satisfies(correction -> {
            assertThat(correction.getKind()).isEqualTo(OutcomeKind.STORED);
            assertThat(correction.getReason()).isEqualTo(OutcomeReason.NEW_ARTICLE);
            assertThat(correction.getRevisionId())
                    .isEqualTo(article("a", "text").getRevisionId());
        });
    }

    @Test
    void shouldBringALinkBackThatEndsBetter() {
        sink.records(servers.topics().outcomes(), now, List.of(dropped("a", OutcomeReason.TIMEOUT)));
        after(181);

        store("a", "text");

        assertThat(totals()).isEqualTo(new Totals(1, 1, 0, 0, 0, 0));
        assertThat(reasons()).containsExactly("NEW_ARTICLE=1");
        assertThat(rows("link")).isOne();
        assertThat(rows("expired_link")).isZero();
    }

    @Test
    void shouldForgetWhatIsOlderThanItsMemory() {
        store("a", "text");
        after(181);
        after(731);

        assertThat(rows("expired_link")).isZero();
        assertThat(rows("expired_revision")).isZero();
        assertThat(totals()).isEqualTo(new Totals(1, 1, 0, 0, 0, 0));
    }

    @Test
    void shouldRemoveSitesAndFormerFeedsOfWhichNothingWasHeard() {
        sink.records(
                servers.topics().sites(),
                now,
                List.of(
                        Samples.site("gone.example", SiteState.OK, NOON),
                        Samples.site("here.example", SiteState.OK, NOON.plus(Duration.ofDays(100)))));
        database.jdbi()
                .useHandle(handle -> handle.execute("insert into feed (feed_id, url, defined, undefined_since)"
                        + " values ('a', 'u', true, null), ('b', 'u', false, '2026-03-01T12:00:00Z')"));

        after(181);

        assertThat(names("select host from site")).containsExactly("here.example");
        assertThat(names("select feed_id from feed")).containsExactly("a");
    }

    @Test
    void shouldRemoveABatchAtATimeAndTheOldestFirst() {
        for (int i = 0; i < 5; i++) {
            store("article-" + i, "text");
            now = now.plusSeconds(1);
        }
        now = now.plus(Duration.ofDays(91));
        Expiry expiry = new Expiry(database, SETTINGS, () -> now, 2);

        var unused = expiry.removeBatch();
        assertThat(names("select url from article order by stored_at"))
                .containsExactly(url("article-2"), url("article-3"), url("article-4"));
        unused = expiry.removeBatch();
        unused = expiry.removeBatch();
        assertThat(rows("article")).isZero();
    }

    @Test
    void shouldKeepForEverWhatHasNoRetention() {
        store("a", "text");
        now = now.plus(Duration.ofDays(36_500));
        RetentionSettings none = new RetentionSettings(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

        assertThat(new Expiry(database, none, () -> now, 100).removeBatch()).isEmpty();
        assertThat(rows("article")).isOne();
    }

    /** A transaction of the sink has locked its offsets: what it is about to write must not be removed beside it. */
    @Test
    void shouldWaitForTheSink() {
        store("a", "text");
        now = now.plus(Duration.ofDays(91));
        insertAnOffset();
        CompletableFuture<Void> removal = database.jdbi().inTransaction(sinking -> {
            sinking.execute("update consumer_offset set next_offset = 8");
            CompletableFuture<Void> running = CompletableFuture.runAsync(this::expire);
            await().until(() ->
                    rows("pg_stat_activity where wait_event_type = 'Lock' and query like '%consumer_offset%'") > 0);
            assertThat(rows("article")).isOne();
            return running;
        });
        removal.join();
        assertThat(rows("article")).isZero();
    }

    /** Articles come again and others expire, at the same time: nothing fails and the totals stay true. */
    @Test
    void shouldWorkBesideTheSink() {
        List<EnrichedArticle> articles = IntStream.range(0, 200)
                .mapToObj(i -> enriched(article("article-" + i, "text"), "strikes"))
                .toList();
        sink.articles(now, articles);
        insertAnOffset();
        now = now.plus(Duration.ofDays(91));
        Instant later = now;
        Expiry expiry = new Expiry(database, SETTINGS, () -> later, 7);
        CompletableFuture<Void> removal = CompletableFuture.runAsync(() -> {
            while (expiry.removeBatch().stream().anyMatch(removed -> removed.rows() > 0)) {
                Thread.onSpinWait();
            }
        });

        for (EnrichedArticle article : articles) {
            Article second = Article.newBuilder(article.getArticle())
                    .setText("second text")
                    .setRevisionId(article.getArticle().getArticleId() + "-second")
                    .setFetchedAt(later)
                    .build();
            sink.articles(later, List.of(enriched(second, "en", later, "strikes")));
        }
        removal.join();

        assertThat(rows("article")).isEqualTo(200);
        assertThat(rows("revision where revision_id like '%-second'")).isEqualTo(200);
    }

    private void insertAnOffset() {
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "insert into consumer_offset (topic, partition, next_offset) values ('t', 0, 7)"));
    }

    private void store(String name, String text) {
        sink.records(servers.topics().links(), now, List.of(link(name)));
        sink.articles(now, List.of(enriched(article(name, text), "strikes")));
    }

    private void after(int days) {
        now = now.plus(Duration.ofDays(days));
        expire();
    }

    private void expire() {
        var unused = new Expiry(database, SETTINGS, () -> now, 100).removeBatch();
    }

    private List<Outcome> outbox() {
        Topic<String, Outcome> topic = servers.topics().outcomes();
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select outcome from outcome_outbox")
                        .map((row, context) ->
                                topic.values().deserializer().deserialize(topic.name(), row.getBytes("outcome")))
                        .list());
    }

    private List<LinkRecord> links(String name) {
        return new LinkQuery(database).byUrl(url(name));
    }

    private Totals totals() {
        return new StatsQuery(database).totals();
    }

    private List<String> reasons() {
        return names("select reason || '=' || total from reason_total where total <> 0 order by 1");
    }

    private List<String> names(String sql) {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    private int rows(String tableAndCondition) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from " + tableAndCondition)
                        .mapTo(Integer.class)
                        .one());
    }
}
