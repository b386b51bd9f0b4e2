package dev.courant.enrich.retag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.enrich.ArticleEnricher;
import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.reload.Harbours;
import dev.courant.enrich.retag.Retagging.Report;
import dev.courant.enrich.version.TaggerResources;
import dev.courant.enrich.version.TaxonomyLoad.Accepted;
import dev.courant.enrich.version.TaxonomyRecords;
import dev.courant.enrich.version.TaxonomyVersion;
import dev.courant.runtime.kafka.TopicCreation;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Origin;
import dev.courant.schemas.Topic;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;

/** Each test uses the time span that starts with it, so that it retags only the articles it sends itself. */
@ServersTest
class RetaggingIT {
    private static final LongConsumer NO_PROGRESS = articles -> {};

    private final Servers servers;
    private final Instant start;

    RetaggingIT(Servers servers) {
        this.servers = servers;
        this.start = afterThisMillisecond();
    }

    @Test
    void shouldTagTheNewestRevisionOfEachArticleAsABackfill() {
        send("told", 1);
        send("told", 2);
        send("other", 1);

        Report report = retag("retold", start, Instant.now().plusSeconds(1), NO_PROGRESS);

        assertThat(report).isEqualTo(new Report(2, 1, 0, 0));
        List<EnrichedArticle> written = enriched("retold", 2);
        assertThat(written).hasSize(2).allSatisfy(article -> {
            assertThat(article.getArticle().getOrigin()).isEqualTo(Origin.BACKFILL);
            assertThat(article.getTags()).extracting("topic").containsExactly("retold");
        });
        assertThat(written)
                .extracting(article -> article.getArticle().getRevisionId())
                .containsExactlyInAnyOrder("told-2", "other-1");
    }

    @Test
    void shouldKeepToItsSpan() {
        send("early", 1);
        Instant middle = afterThisMillisecond();
        send("middle", 1);
        Instant end = afterThisMillisecond();
        send("late", 1);

        Report report = retag("span", middle, end, NO_PROGRESS);

        assertThat(report.articles()).isEqualTo(1);
        assertThat(enriched("span", 1))
                .extracting(article -> article.getArticle().getArticleId())
                .containsExactly("middle");
    }

    @Test
    void shouldAlsoWriteToTheTopicsOfTagsThatAreThere() {
        Topic<String, EnrichedArticle> tagged = servers.topics().tagged("tagged");
        TopicCreation.ensure(servers.kafka(), List.of(tagged));
        send("for-a-tag", 1);

        retag("tagged", start, Instant.now().plusSeconds(1), NO_PROGRESS);

        assertThat(servers.await(tagged, articles -> !articles.isEmpty()))
                .extracting(article -> article.getArticle().getArticleId())
                .containsExactly("for-a-tag");
    }

    @Test
    void shouldWriteARevisionThatArrivesMeanwhileAfterTheOlderOne() {
        send("moving", 1);

        Report report = retag("moved", start, Instant.now().plusSeconds(1), articles -> send("moving", 2));

        assertThat(report).isEqualTo(new Report(1, 0, 0, 1));
        assertThat(enriched("moved", 2))
                .extracting(article -> article.getArticle().getRevisionId())
                .containsExactly("moving-1", "moving-2");
    }

    @Test
    void shouldSkipBytesThatAreNoArticleAndContinue() {
        Topic<String, byte[]> raw = new Topic<>(
                servers.topics().articles().name(), Serdes.String(), Serdes.ByteArray(), Topic.Cleanup.DELETE, null);
        servers.send(raw, "foreign", "not ours".getBytes(StandardCharsets.UTF_8));
        send("after-foreign", 1);

        Report report = retag("over", start, Instant.now().plusSeconds(1), NO_PROGRESS);

        assertThat(report).isEqualTo(new Report(1, 0, 1, 0));
    }

    @Test
    void shouldWriteAllOfMoreThanOneTransaction() {
        IntStream.range(0, 450).forEach(i -> send("many-" + i, 1));

        Report report = retag("many", start, Instant.now().plusSeconds(1), NO_PROGRESS);

        assertThat(report.articles()).isEqualTo(450);
        assertThat(enriched("many", 450)).hasSize(450);
    }

    private Report retag(String version, Instant since, Instant until, LongConsumer progress) {
        TaxonomyVersion active = TaxonomyRecords.load(Harbours.version(version), TaggerResources.of(Gazetteer.empty()))
                        instanceof Accepted accepted
                ? accepted.version()
                : null;
        assertThat(active).isNotNull();
        ArticleEnricher enricher = new ArticleEnricher(() -> active, Clock.systemUTC());
        return new Retagging(servers.kafka(), enricher, 0, progress).run(since, until);
    }

    private void send(String id, int revision) {
        servers.send(servers.topics().articles(), id, Harbours.article(id, revision));
    }

    /** A committed transaction becomes visible a little later, so this waits for the number that is expected. */
    private List<EnrichedArticle> enriched(String version, int expected) {
        return ofVersion(
                version,
                servers.await(
                        servers.topics().enriched(),
                        articles -> ofVersion(version, articles).size() >= expected));
    }

    private static List<EnrichedArticle> ofVersion(String version, List<EnrichedArticle> articles) {
        return articles.stream()
                .filter(article -> article.getTaxonomyVersion().equals(version))
                .toList();
    }

    /** Returns a time that is later than all records so far: Kafka's timestamps are whole milliseconds. */
    private static Instant afterThisMillisecond() {
        long now = System.currentTimeMillis();
        while (System.currentTimeMillis() == now) {
            Thread.onSpinWait();
        }
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }
}
