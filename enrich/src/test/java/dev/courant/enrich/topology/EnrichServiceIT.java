package dev.courant.enrich.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.enrich.ArticleEnricher;
import dev.courant.enrich.EnrichSettings;
import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.version.TaggerResources;
import dev.courant.enrich.version.TaxonomyFile;
import dev.courant.enrich.version.TaxonomyVersion;
import dev.courant.runtime.Health;
import dev.courant.runtime.config.Settings;
import dev.courant.schemas.Article;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Evidence;
import dev.courant.schemas.Tag;
import dev.courant.schemas.Topic;
import dev.courant.schemas.Topic.Cleanup;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@ServersTest
class EnrichServiceIT {
    private static final String TEXT = """
            The foreign ministry said the blockade of the strait violated the country's sovereignty.
            Navy ships opened fire on a smuggling boat in the disputed waters, killing three men.
            Talks between the two foreign ministers in Geneva ended without an agreement.""";

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final TaxonomyVersion version = TaxonomyFile.bundled(TaggerResources.of(Gazetteer.bundled()));
    private final ArticleEnricher enricher = new ArticleEnricher(() -> version, Clock.systemUTC());

    @TempDir
    private Path state;

    @Test
    void shouldTagWithEvidenceThatStandsInTheText(Servers servers) {
        try (EnrichService service = start(servers)) {
            servers.send(servers.topics().articles(), "told", Fixtures.article("told", TEXT));

            EnrichedArticle enriched = awaitEnriched(servers, "told");

            assertThat(enriched.getLanguage()).isEqualTo("en");
            assertThat(enriched.getTaxonomyVersion()).isEqualTo(version.version());
            assertThat(enriched.getTags()).extracting(Tag::getTopic).contains("sovereignty", "diplomacy");
            assertThat(enriched.getTags())
                    .flatExtracting(Tag::getEvidence)
                    .allSatisfy(
                            evidence -> assertThat(passage(enriched, evidence)).isEqualTo(evidence.getText()));
            assertThat(service.check()).isEqualTo(Health.UP);
        }
    }

    @Test
    void shouldDeadLetterUnreadableBytesOnceAndContinue(Servers servers) {
        byte[] foreign = "{\"not\": \"ours\"}".getBytes(StandardCharsets.UTF_8);
        Topic<String, Article> articles = servers.topics().articles();
        Topic<String, byte[]> raw =
                new Topic<>(articles.name(), Serdes.String(), Serdes.ByteArray(), Cleanup.DELETE, null);
        try (EnrichService service = start(servers)) {
            servers.send(raw, "foreign", foreign);
            servers.send(articles, "foreign", Fixtures.article("after-foreign"));

            assertThat(awaitEnriched(servers, "after-foreign")).isNotNull();
            assertThat(servers.await(servers.topics().deadLetters(), letters -> !letters.isEmpty()))
                    .containsExactly(foreign);
        }
    }

    @Test
    void shouldNotBeHealthyWhileAnArticleKeepsItsThread(Servers servers) {
        CountDownLatch released = new CountDownLatch(1);
        AtomicBoolean hanging = new AtomicBoolean();
        ArticleEnricher slow = new ArticleEnricher(
                () -> {
                    hanging.set(true);
                    awaitQuietly(released);
                    return version;
                },
                Clock.systemUTC());
        try (EnrichService service = start(servers, slow)) {
            servers.send(servers.topics().articles(), "endless", Fixtures.article("endless"));
            await().atMost(TIMEOUT).untilTrue(hanging);

            await().atMost(TIMEOUT)
                    .until(() -> service.check() instanceof Health.Down(String cause)
                            && cause.startsWith("a thread has been busy with its articles for "));

            released.countDown();
            await().atMost(TIMEOUT).until(() -> service.check() instanceof Health.Up);
            assertThat(awaitEnriched(servers, "endless")).isNotNull();
        } finally {
            released.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void shouldNeitherLoseNorRepeatOverRestarts(Servers servers) {
        List<String> ids = IntStream.range(0, 60).mapToObj(i -> "restart-" + i).toList();
        for (List<String> third : List.of(ids.subList(0, 20), ids.subList(20, 40), ids.subList(40, 60))) {
            try (EnrichService service = start(servers)) {
                third.forEach(id -> servers.send(servers.topics().articles(), id, Fixtures.article(id)));
                awaitEnriched(servers, third.getFirst());
            }
        }
        try (EnrichService service = start(servers)) {
            servers.await(
                    servers.topics().enriched(), articles -> restarted(articles).containsAll(ids));
        }

        assertThat(restarted(servers.values(servers.topics().enriched()))).containsExactlyInAnyOrderElementsOf(ids);
    }

    private static List<String> restarted(List<EnrichedArticle> articles) {
        return articles.stream()
                .map(article -> article.getArticle().getArticleId())
                .filter(id -> id.startsWith("restart-"))
                .toList();
    }

    private EnrichService start(Servers servers) {
        return start(servers, enricher);
    }

    private EnrichService start(Servers servers, ArticleEnricher with) {
        EnrichSettings settings = Settings.read(EnrichSettings.class, Map.of("COURANT_STATE_DIR", state.toString()));
        EnrichService service = EnrichService.start(servers.kafka(), settings, with, Clock.systemUTC());
        await().atMost(TIMEOUT).until(() -> service.check() instanceof Health.Up);
        return service;
    }

    private static EnrichedArticle awaitEnriched(Servers servers, String id) {
        return servers
                .await(servers.topics().enriched(), values -> find(values, id).size() == 1)
                .stream()
                .filter(article -> article.getArticle().getArticleId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<EnrichedArticle> find(List<EnrichedArticle> values, String id) {
        return values.stream()
                .filter(article -> article.getArticle().getArticleId().equals(id))
                .toList();
    }

    private static String passage(EnrichedArticle enriched, Evidence evidence) {
        String field = switch (evidence.getField()) {
            case TITLE -> enriched.getArticle().getTitle();
            case TEXT -> enriched.getArticle().getText();
        };
        return field.substring(evidence.getStart(), evidence.getEnd());
    }
}
