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
import dev.courant.testkit.Courant;
import dev.courant.testkit.CourantTest;
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

@CourantTest
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
    void shouldTagWithEvidenceThatStandsInTheText(Courant courant) {
        try (EnrichService service = start(courant)) {
            courant.send(courant.topics().articles(), "told", Fixtures.article("told", TEXT));

            EnrichedArticle enriched = awaitEnriched(courant, "told");

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
    void shouldDeadLetterUnreadableBytesOnceAndContinue(Courant courant) {
        byte[] foreign = "{\"not\": \"ours\"}".getBytes(StandardCharsets.UTF_8);
        Topic<String, Article> articles = courant.topics().articles();
        Topic<String, byte[]> raw =
                new Topic<>(articles.name(), Serdes.String(), Serdes.ByteArray(), Cleanup.DELETE, null);
        try (EnrichService service = start(courant)) {
            courant.send(raw, "foreign", foreign);
            courant.send(articles, "foreign", Fixtures.article("after-foreign"));

            assertThat(awaitEnriched(courant, "after-foreign")).isNotNull();
            assertThat(courant.await(courant.topics().deadLetters(), letters -> !letters.isEmpty()))
                    .containsExactly(foreign);
        }
    }

    @Test
    void shouldNotBeHealthyWhileAnArticleKeepsItsThread(Courant courant) {
        CountDownLatch released = new CountDownLatch(1);
        AtomicBoolean hanging = new AtomicBoolean();
        ArticleEnricher slow = new ArticleEnricher(
                () -> {
                    hanging.set(true);
                    awaitQuietly(released);
                    return version;
                },
                Clock.systemUTC());
        try (EnrichService service = start(courant, slow)) {
            courant.send(courant.topics().articles(), "endless", Fixtures.article("endless"));
            await().atMost(TIMEOUT).untilTrue(hanging);

            await().atMost(TIMEOUT)
                    .until(() -> service.check() instanceof Health.Down(String cause)
                            && cause.startsWith("a thread has been busy with its articles for "));

            released.countDown();
            await().atMost(TIMEOUT).until(() -> service.check() instanceof Health.Up);
            assertThat(awaitEnriched(courant, "endless")).isNotNull();
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
    void shouldNeitherLoseNorRepeatOverRestarts(Courant courant) {
        List<String> ids = IntStream.range(0, 60).mapToObj(i -> "restart-" + i).toList();
        for (List<String> third : List.of(ids.subList(0, 20), ids.subList(20, 40), ids.subList(40, 60))) {
            try (EnrichService service = start(courant)) {
                third.forEach(id -> courant.send(courant.topics().articles(), id, Fixtures.article(id)));
                awaitEnriched(courant, third.getFirst());
            }
        }
        try (EnrichService service = start(courant)) {
            courant.await(
                    courant.topics().enriched(), articles -> restarted(articles).containsAll(ids));
        }

        assertThat(restarted(courant.values(courant.topics().enriched()))).containsExactlyInAnyOrderElementsOf(ids);
    }

    private static List<String> restarted(List<EnrichedArticle> articles) {
        return articles.stream()
                .map(article -> article.getArticle().getArticleId())
                .filter(id -> id.startsWith("restart-"))
                .toList();
    }

    private EnrichService start(Courant courant) {
        return start(courant, enricher);
    }

    private EnrichService start(Courant courant, ArticleEnricher with) {
        EnrichSettings settings = Settings.read(EnrichSettings.class, Map.of("COURANT_STATE_DIR", state.toString()));
        EnrichService service = EnrichService.start(courant.kafka(), settings, with, Clock.systemUTC());
        await().atMost(TIMEOUT).until(() -> service.check() instanceof Health.Up);
        return service;
    }

    private static EnrichedArticle awaitEnriched(Courant courant, String id) {
        return courant
                .await(courant.topics().enriched(), values -> find(values, id).size() == 1)
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
