package dev.courant.enrich.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.enrich.EnrichSettings;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.DeadLetter;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.KafkaSettings;
import dev.courant.runtime.kafka.RecordLimit;
import dev.courant.schemas.Article;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Evidence;
import dev.courant.schemas.Field;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeKind;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.Tag;
import dev.courant.schemas.Topic;
import dev.courant.schemas.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrichTopologyTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static final RecordLimit LIMIT = RecordLimit.of(RecordLimit.LEAST_BYTES);

    private final Topics topics = Topics.withPrefix("test.");
    private final RefusedResults refused = new RefusedResults();
    private @Nullable TopologyTestDriver driver;

    @TempDir
    private Path state;

    @AfterEach
    void close() {
        if (driver != null) {
            driver.close();
        }
    }

    @Test
    void shouldBeNamedThroughoutAsDocumented() throws IOException {
        Topology topology = topology(EnrichTopologyTest::untagged, List.of("sanctions"));

        assertThat(topology.describe().toString().strip()).isEqualTo(snapshot().strip());
    }

    @Test
    void shouldEnrichUnderTheSameKey() {
        run(EnrichTopologyTest::untagged);

        pipe("a", Fixtures.article("a"));

        TestRecord<String, EnrichedArticle> enriched = output(topics.enriched()).readRecord();
        assertThat(enriched.key()).isEqualTo("a");
        assertThat(enriched.value().getArticle()).isEqualTo(Fixtures.article("a"));
    }

    @Test
    void shouldAlsoWriteATaggedArticleToTheTopicOfItsTag() {
        run(article -> tagged(article, article.getArticleId().equals("a") ? "sanctions" : "trade"));

        pipe("a", Fixtures.article("a"));
        pipe("b", Fixtures.article("b"));

        assertThat(output(topics.tagged("sanctions")).readKeyValuesToMap()).containsOnlyKeys("a");
        assertThat(output(topics.enriched()).readKeyValuesToMap()).containsOnlyKeys("a", "b");
    }

    @Test
    void shouldDeadLetterARecordThatBreaksTheStepOnceAndContinue() {
        run(article -> {
            if (article.getArticleId().equals("bad")) {
                throw new IllegalStateException("cannot be tagged");
            }
            return untagged(article);
        });

        pipe("bad", Fixtures.article("bad"));
        pipe("good", Fixtures.article("good"));

        assertThat(output(topics.enriched()).readKeyValuesToMap()).containsOnlyKeys("good");
        TestRecord<byte[], byte[]> letter = onlyDeadLetter();
        assertThat(letter.value()).isEqualTo(bytes(Fixtures.article("bad")));
        assertThat(header(letter, DeadLetter.STEP)).isEqualTo("enrich");
        assertThat(header(letter, DeadLetter.SOURCE_TOPIC)).isEqualTo("test.articles");
        assertThat(header(letter, DeadLetter.MESSAGE)).contains("cannot be tagged");
    }

    @Test
    void shouldWriteTheOutcomeOfADeadLetteredLink() {
        run(article -> {
            throw new IllegalStateException("cannot be tagged");
        });

        pipe("bad", Fixtures.article("bad"));

        Outcome outcome = output(topics.outcomes()).readValue();
        assertThat(outcome.getLinkId()).isEqualTo("link-of-bad");
        assertThat(outcome.getKind()).isEqualTo(OutcomeKind.DROPPED);
        assertThat(outcome.getReason()).isEqualTo(OutcomeReason.DEAD_LETTER);
        assertThat(outcome.getEndedAt()).isEqualTo(NOW);
    }

    @Test
    void shouldDeadLetterAResultThatCannotBeSerializedOnce() {
        run(article -> {
            EnrichedArticle broken = untagged(article);
            broken.put("language", null);
            return broken;
        });

        pipe("bad", Fixtures.article("bad"));

        assertThat(output(topics.enriched()).isEmpty()).isTrue();
        assertThat(onlyDeadLetter().value()).isEqualTo(bytes(Fixtures.article("bad")));
        assertThat(output(topics.outcomes()).readValuesToList()).hasSize(1);
    }

    @Test
    void shouldDeadLetterAnArticleThatIsTooLargeWhenItIsEnrichedOnceAndContinue() {
        run(article -> article.getArticleId().equals("grown") ? grown(article) : untagged(article));

        pipe("grown", Fixtures.article("grown"));
        pipe("good", Fixtures.article("good"));

        assertThat(output(topics.enriched()).readKeyValuesToMap()).containsOnlyKeys("good");
        TestRecord<byte[], byte[]> letter = onlyDeadLetter();
        assertThat(letter.value()).isEqualTo(bytes(Fixtures.article("grown")));
        assertThat(header(letter, DeadLetter.MESSAGE)).contains("the topics take 1000000");
        assertThat(output(topics.outcomes()).readValuesToList()).hasSize(1);
    }

    @Test
    void shouldSayWhereAnArticleStandsThatIsTooLargeForADeadLetter() {
        run(article -> {
            throw new IllegalStateException("cannot be tagged");
        });

        pipe("huge", Fixtures.article("huge", "a".repeat(RecordLimit.LEAST_BYTES)));

        TestRecord<byte[], byte[]> letter = onlyDeadLetter();
        assertThat(letter.value()).isEmpty();
        assertThat(header(letter, DeadLetter.SOURCE_OFFSET)).isEqualTo("0");
        assertThat(Integer.parseInt(header(letter, DeadLetter.OMITTED))).isGreaterThan(RecordLimit.LEAST_BYTES);
    }

    @Test
    void shouldDeadLetterAnArticleWhoseResultTheBrokerRefused() {
        run(EnrichTopologyTest::untagged);
        refused.add(untagged(Fixtures.article("refused")), "too large for the broker");

        pipe("first", Fixtures.article("first"));
        pipe("refused", Fixtures.article("refused"));
        pipe("last", Fixtures.article("last"));

        assertThat(output(topics.enriched()).readKeyValuesToMap()).containsOnlyKeys("first", "last");
        assertThat(header(onlyDeadLetter(), DeadLetter.MESSAGE)).isEqualTo("too large for the broker");
    }

    private static EnrichedArticle grown(Article article) {
        return EnrichedArticle.newBuilder(untagged(article))
                .setLanguage("x".repeat(RecordLimit.LEAST_BYTES))
                .build();
    }

    private void run(Function<Article, EnrichedArticle> enrich) {
        Properties properties = new Properties();
        properties.putAll(config());
        driver = new TopologyTestDriver(topology(enrich, List.of("sanctions")), properties, NOW);
    }

    private Topology topology(Function<Article, EnrichedArticle> enrich, List<String> taggedTopics) {
        return EnrichTopology.build(topics, enrich, taggedTopics, new StreamsConfig(config()), LIMIT, refused);
    }

    private Map<String, Object> config() {
        KafkaClients clients = new KafkaClients(Settings.read(
                KafkaSettings.class,
                Map.of("COURANT_KAFKA_BOOTSTRAP_SERVERS", "unused:9092", "COURANT_TOPIC_PREFIX", "test.")));
        EnrichSettings settings = Settings.read(EnrichSettings.class, Map.of("COURANT_STATE_DIR", state.toString()));
        return EnrichService.config(clients, settings, new DeadLetterHandler.Writer(topics, CLOCK, LIMIT, refused));
    }

    private void pipe(String key, Article article) {
        pipe(key, bytes(article));
    }

    private void pipe(String key, byte[] value) {
        driver().createInputTopic(topics.articles().name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(key.getBytes(StandardCharsets.UTF_8), value);
    }

    private byte[] bytes(Article article) {
        return topics.articles().values().serializer().serialize("", article);
    }

    private <V> TestOutputTopic<String, V> output(Topic<String, V> topic) {
        return driver().createOutputTopic(
                        topic.name(),
                        topic.keys().deserializer(),
                        topic.values().deserializer());
    }

    private TestRecord<byte[], byte[]> onlyDeadLetter() {
        List<TestRecord<byte[], byte[]>> letters = driver().createOutputTopic(
                        topics.deadLetters().name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
        assertThat(letters).hasSize(1);
        return letters.getFirst();
    }

    private TopologyTestDriver driver() {
        if (driver == null) {
            throw new IllegalStateException("run a topology first");
        }
        return driver;
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static String snapshot() throws IOException {
        try (var in = EnrichTopologyTest.class.getResourceAsStream("topology.txt")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static EnrichedArticle untagged(Article article) {
        return EnrichedArticle.newBuilder()
                .setArticle(article)
                .setLanguage("en")
                .setTaxonomy("courant")
                .setTaxonomyVersion("1")
                .setEnrichedAt(NOW)
                .build();
    }

    private static EnrichedArticle tagged(Article article, String topic) {
        Evidence evidence = new Evidence(Field.TEXT, 0, 4, "Text", "en/text", 1f);
        return EnrichedArticle.newBuilder(untagged(article))
                .setTags(List.of(new Tag(topic, 0.9f, true, List.of(evidence))))
                .build();
    }
}
