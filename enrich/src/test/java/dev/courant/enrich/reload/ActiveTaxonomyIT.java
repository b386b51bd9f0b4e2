package dev.courant.enrich.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.enrich.ArticleEnricher;
import dev.courant.enrich.EnrichSettings;
import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.enrich.topology.EnrichService;
import dev.courant.enrich.version.TaggerResources;
import dev.courant.runtime.Health;
import dev.courant.runtime.config.Settings;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Tag;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@ServersTest
class ActiveTaxonomyIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String SHIPPED = Taxonomy.bundled().version();

    private final Servers servers;
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @TempDir
    private Path state;

    ActiveTaxonomyIT(Servers servers) {
        this.servers = servers;
    }

    @AfterEach
    void remove() {
        servers.send(servers.topics().taxonomy(), Harbours.NAME, null);
    }

    @Test
    void shouldActivateAPublishedVersionOnEveryInstance() {
        try (ActiveTaxonomy one = start();
                ActiveTaxonomy other = start()) {
            assertThat(one.get().version()).isEqualTo(SHIPPED);

            publish(Harbours.version("first"));

            awaitVersion(one, "first");
            awaitVersion(other, "first");
            assertThat(one.check()).isEqualTo(Health.UP);
        }
    }

    @Test
    void shouldRefuseAFailingVersionAndActivateTheNext() {
        try (ActiveTaxonomy active = start()) {
            publish(Harbours.version("good"));
            awaitVersion(active, "good");

            publish(Harbours.failing("bad"));
            await().atMost(TIMEOUT).until(() -> count("refused") == 1);
            assertThat(active.get().version()).isEqualTo("good");

            publish(Harbours.version("better"));
            awaitVersion(active, "better");
            assertThat(count("refused")).isEqualTo(1);
        }
    }

    @Test
    void shouldStartWithTheNewestUsableVersion() {
        publish(Harbours.version("old"));
        publish(Harbours.version("newest-good"));
        publish(Harbours.failing("newest"));

        try (ActiveTaxonomy active = start()) {
            assertThat(active.get().version()).isEqualTo("newest-good");
        }
    }

    @Test
    void shouldReturnToTheShippedVersionWhenTheNameIsRemoved() {
        publish(Harbours.version("mine"));
        try (ActiveTaxonomy active = start()) {
            assertThat(active.get().version()).isEqualTo("mine");

            remove();

            awaitVersion(active, SHIPPED);
        }
    }

    @Test
    void shouldLoseAndRepeatNothingWhileVersionsChange() {
        List<String> ids = IntStream.range(0, 600).mapToObj(i -> "loaded-" + i).toList();
        publish(Harbours.version("v0"));
        try (ActiveTaxonomy one = start();
                ActiveTaxonomy other = start();
                EnrichService first = enrich(one, "first");
                EnrichService second = enrich(other, "second")) {
            await().atMost(TIMEOUT)
                    .until(() -> first.check() instanceof Health.Up && second.check() instanceof Health.Up);
            for (int part = 0; part < 6; part++) {
                ids.subList(part * 100, part * 100 + 100)
                        .forEach(id -> servers.send(servers.topics().articles(), id, Harbours.article(id, 1)));
                publish(part == 3 ? Harbours.failing("v4") : Harbours.version("v" + (part + 1)));
            }
            awaitVersion(one, "v6");
            awaitVersion(other, "v6");
            servers.send(servers.topics().articles(), "loaded-last", Harbours.article("loaded-last", 1));

            List<EnrichedArticle> all = servers.await(
                    servers.topics().enriched(),
                    articles -> ids(articles).contains("loaded-last") && articles.size() > ids.size());

            assertThat(ids(all)).hasSize(ids.size() + 1).containsAll(ids);
            assertThat(all).hasSize(ids.size() + 1);
            assertThat(all).allSatisfy(article -> {
                assertThat(article.getTaxonomyVersion()).matches("v[0-6]").isNotEqualTo("v4");
                // One version for all tags of an article: in these versions the topic has the name of the version.
                assertThat(article.getTags()).extracting(Tag::getTopic).containsExactly(article.getTaxonomyVersion());
            });
            assertThat(all)
                    .filteredOn(article -> article.getArticle().getArticleId().equals("loaded-last"))
                    .extracting(EnrichedArticle::getTaxonomyVersion)
                    .containsExactly("v6");
        }
    }

    private EnrichService enrich(ActiveTaxonomy active, String name) {
        EnrichSettings settings = Settings.read(
                EnrichSettings.class,
                Map.of("COURANT_STATE_DIR", state.resolve(name).toString()));
        return EnrichService.start(
                servers.kafka(), settings, new ArticleEnricher(active, Clock.systemUTC()), Clock.systemUTC());
    }

    private ActiveTaxonomy start() {
        return ActiveTaxonomy.start(servers.kafka(), Harbours.NAME, TaggerResources.of(Gazetteer.empty()), metrics);
    }

    private void publish(dev.courant.schemas.Taxonomy taxonomy) {
        servers.send(servers.topics().taxonomy(), taxonomy.getName(), taxonomy);
    }

    private double count(String result) {
        return metrics.counter("courant.taxonomy.versions", "result", result).count();
    }

    private static void awaitVersion(ActiveTaxonomy active, String version) {
        await().atMost(TIMEOUT).until(() -> active.get().version().equals(version));
    }

    private static TreeSet<String> ids(List<EnrichedArticle> articles) {
        TreeSet<String> ids = new TreeSet<>();
        articles.forEach(article -> ids.add(article.getArticle().getArticleId()));
        return ids;
    }
}
