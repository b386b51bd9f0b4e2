package dev.courant.store.sink;

import static dev.courant.store.Samples.NOON;
import static dev.courant.store.Samples.article;
import static dev.courant.store.Samples.enriched;
import static dev.courant.store.Samples.report;
import static dev.courant.store.Samples.site;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.runtime.Loop;
import dev.courant.schemas.Article;
import dev.courant.schemas.ExtractionReport;
import dev.courant.schemas.SiteState;
import dev.courant.schemas.SiteStatus;
import dev.courant.schemas.Taxonomy;
import dev.courant.schemas.TopicDescription;
import dev.courant.schemas.Topics;
import dev.courant.store.Database;
import dev.courant.store.Samples;
import dev.courant.store.query.ArticleQuery;
import dev.courant.store.query.ExtractionQuery;
import dev.courant.store.query.ExtractionRecord;
import dev.courant.store.query.SiteQuery;
import dev.courant.store.query.SiteRecord;
import dev.courant.store.query.TextOrigin;
import dev.courant.store.query.TopicQuery;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Observations of ingest, written through a real Kafka to a real PostgreSQL. */
@ServersTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObservationsIT {
    private final Servers servers;
    private final Topics topics;
    private final Database database;
    private final Loop sink;
    private final ExtractionQuery extractions;
    private final SiteQuery sites;

    ObservationsIT(Servers servers) {
        this.servers = servers;
        this.topics = servers.topics();
        this.database = Samples.open(servers);
        this.sink = Sink.start(servers.kafka(), database, InstantSource.fixed(NOON));
        this.extractions = new ExtractionQuery(database);
        this.sites = new SiteQuery(database);
    }

    @AfterAll
    void close() {
        sink.close();
        database.close();
    }

    @Test
    void shouldStoreTheExtractionReportBeforeTheArticle() {
        Article article = article("early", "One.\nTwo.").build();
        send(report(article));

        ExtractionRecord record = awaitExtraction(article);
        assertThat(new ArticleQuery(database).find(article.getArticleId())).isEmpty();
        assertThat(record.revisionId()).isEqualTo(article.getRevisionId());
        assertThat(record.origin()).isEqualTo(new TextOrigin("PAGE", "content-tree", Map.of("title", "h1")));
        assertThat(record.blocks())
                .extracting(
                        ExtractionRecord.Blocks::kept,
                        ExtractionRecord.Blocks::dropped,
                        ExtractionRecord.Blocks::unlisted)
                .containsExactly(2, 11, 1);
        assertThat(record.blocks().runs())
                .containsExactly(
                        new ExtractionRecord.Run(
                                false,
                                "furniture",
                                "in a nav",
                                7,
                                List.of(
                                        new ExtractionRecord.Block("Home", 4, 0),
                                        new ExtractionRecord.Block("World", 5, 0))),
                        new ExtractionRecord.Run(
                                true,
                                "lines",
                                "nothing speaks against it",
                                0,
                                List.of(
                                        new ExtractionRecord.Block("One.", 4, 1.5),
                                        new ExtractionRecord.Block("Two.", 4, 1))),
                        new ExtractionRecord.Run(
                                false,
                                "lines",
                                "is a heading with nothing under it",
                                0,
                                List.of(new ExtractionRecord.Block("More", 4, 0))));

        servers.send(topics.enriched(), article.getArticleId(), enriched(article("early", "One.\nTwo."), "strikes"));
        await().until(() ->
                new ArticleQuery(database).find(article.getArticleId()).isPresent());
    }

    @Test
    void shouldTakeTopicLabelsFromTheNewestTaxonomyThatDefinesThem() {
        publish("first", 0, topic("quays", "Quays"), topic("locks", "Locks"));
        publish("second", 60, topic("locks", "Locks of canals"));
        await().until(() -> labels().equals(List.of("Locks of canals", "Quays")));

        publish("first", 120, topic("piers", "Piers"));
        await().until(() -> labels().equals(List.of("Piers", "Locks of canals")));

        servers.send(topics.taxonomy(), "second", null);
        await().until(() -> labels().equals(List.of("Piers")));
    }

    @Test
    void shouldKeepTheNewestReportInAnyOrderOfArrival() {
        Article first = article("again", "first").build();
        Article second =
                article("again", "second").setExtractedAt(NOON.plusSeconds(60)).build();
        send(report(second));
        awaitExtraction(second);
        send(report(first));
        send(report(second));
        sendToAllPartitions();

        assertThat(extractions.find(first.getArticleId()))
                .get()
                .extracting(ExtractionRecord::revisionId, ExtractionRecord::extractedAt)
                .containsExactly(second.getRevisionId(), NOON.plusSeconds(60));
    }

    @Test
    void shouldListSitesWithDriftingOnesFirst() {
        send(site("well.example", SiteState.OK, NOON.plusSeconds(9)));
        send(site("new.example", SiteState.LEARNING, NOON.plusSeconds(8)));
        send(site("odd.example", SiteState.OK, NOON));
        send(site("odd.example", SiteState.DRIFTING, NOON.plusSeconds(5), "no date on 90 % of pages, was 1 %"));
        send(site("odder.example", SiteState.DRIFTING, NOON.plusSeconds(7), "no article on 40 % of pages, was 0 %"));
        send(site("removed.example", SiteState.OK, NOON));
        servers.send(topics.sites(), "removed.example", null);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(sites.list(10))
                        .extracting(SiteRecord::host)
                        .containsExactly("odder.example", "odd.example", "well.example", "new.example"));
        assertThat(sites.list(2).get(1))
                .isEqualTo(new SiteRecord(
                        "odd.example",
                        "DRIFTING",
                        List.of("no date on 90 % of pages, was 1 %"),
                        NOON.plusSeconds(5),
                        120,
                        NOON.plusSeconds(65)));
        assertThat(sites.states()).isEqualTo(Map.of("DRIFTING", 2L, "LEARNING", 1L, "OK", 1L));
    }

    /** When these records are written, all records that were sent to the same partitions before are written, too. */
    private void sendToAllPartitions() {
        for (int i = 0; i < 20; i++) {
            Article marker = article("marker" + i, "text").build();
            send(report(marker));
        }
        for (int i = 0; i < 20; i++) {
            awaitExtraction(article("marker" + i, "text").build());
        }
    }

    private void send(ExtractionReport report) {
        servers.send(topics.extractions(), report.getArticleId(), report);
    }

    private void send(SiteStatus site) {
        servers.send(topics.sites(), site.getHost(), site);
    }

    private ExtractionRecord awaitExtraction(Article article) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> extractions.find(article.getArticleId()), Optional::isPresent)
                .orElseThrow();
    }

    private List<String> labels() {
        return new TopicQuery(database)
                .list().stream()
                        .map(topic -> topic.labels().getOrDefault("en", ""))
                        .toList();
    }

    private void publish(String name, int seconds, TopicDescription... described) {
        servers.send(
                topics.taxonomy(),
                name,
                new Taxonomy(name, "1", "topics: []", List.of(described), NOON.plusSeconds(seconds)));
    }

    private static TopicDescription topic(String id, String label) {
        return new TopicDescription(id, Map.of("en", label), "When it applies.", List.of());
    }
}
