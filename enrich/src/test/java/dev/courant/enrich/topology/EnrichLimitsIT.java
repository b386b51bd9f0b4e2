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
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that takes less than it said when the service started. */
@Tag("long")
@ServersTest
class EnrichLimitsIT {
    /** Each thread that dies leaves its partitions to the next one after Kafka's session timeout only. */
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private final TaxonomyVersion version = TaxonomyFile.bundled(TaggerResources.of(Gazetteer.empty()));
    private final ArticleEnricher enricher = new ArticleEnricher(() -> version, Clock.systemUTC());

    @TempDir
    private Path state;

    @Test
    void shouldDeadLetterWhatTheBrokerRefusesOnceAndGoOn(Servers servers) throws Exception {
        EnrichSettings settings = Settings.read(EnrichSettings.class, Map.of("COURANT_STATE_DIR", state.toString()));
        assertThat(servers.kafka().recordLimit().bytes()).isGreaterThan(8_000_000);
        takeAtMost(100_000, servers);
        try (EnrichService service = EnrichService.start(servers.kafka(), settings, enricher, Clock.systemUTC())) {
            Article large = Fixtures.article("large", noise(300_000));
            servers.send(servers.topics().articles(), "large", large);
            servers.send(servers.topics().articles(), "small", Fixtures.article("small"));

            eventually(() -> !servers.values(servers.topics().enriched()).isEmpty()
                    && !servers.values(servers.topics().deadLetters()).isEmpty());

            assertThat(servers.values(servers.topics().enriched()))
                    .extracting(article -> article.getArticle().getArticleId())
                    .containsExactly("small");
            assertThat(servers.values(servers.topics().deadLetters()))
                    .containsExactly(
                            servers.topics().articles().values().serializer().serialize("", large));
            eventually(() -> servers.values(servers.topics().outcomes()).size() == 1);
            eventually(() -> service.check().equals(Health.UP));
        }
    }

    /** Stream threads die here, which is not the end of the test. */
    private static void eventually(Callable<Boolean> condition) {
        await().dontCatchUncaughtExceptions().atMost(TIMEOUT).until(condition);
    }

    private static void takeAtMost(int bytes, Servers servers) throws Exception {
        ConfigResource topic = new ConfigResource(
                ConfigResource.Type.TOPIC, servers.topics().enriched().name());
        ConfigEntry limit = new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(bytes));
        try (Admin admin = servers.kafka().admin()) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(limit, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    /** Letters that hardly compress. */
    private static String noise(int length) {
        return new Random(7)
                .ints(length, 0x4e00, 0x9fa5)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
