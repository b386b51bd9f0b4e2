package dev.courant.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.Article;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Link;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeKind;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.Topic;
import dev.courant.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeadLettersTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Topics TOPICS = Topics.withPrefix("t.");
    private static final Link LINK = Link.newBuilder()
            .setLinkId("link")
            .setArticleId("article")
            .setUrl("https://press.example/a")
            .setHost("press.example")
            .setFeedId("feed")
            .setDiscoveredAt(NOON)
            .build();
    private static final RecordLimit LIMIT = RecordLimit.of(RecordLimit.LEAST_BYTES);
    private static final Article ARTICLE = Article.newBuilder()
            .setArticleId("article")
            .setRevisionId("article-1")
            .setLinkId("link")
            .setFeedId("feed")
            .setUrl("https://press.example/a")
            .setCanonicalUrl("https://press.example/a")
            .setHost("press.example")
            .setTitle("Title")
            .setText("Text")
            .setMethod("content-tree")
            .setDiscoveredAt(NOON)
            .setFetchedAt(NOON)
            .setExtractedAt(NOON)
            .build();
    private static final EnrichedArticle ENRICHED = EnrichedArticle.newBuilder()
            .setArticle(ARTICLE)
            .setLanguage("en")
            .setTaxonomy("courant")
            .setTaxonomyVersion("1")
            .setEnrichedAt(NOON)
            .build();

    static Stream<Arguments> inputs() {
        return Stream.of(
                Arguments.of(DeadLetters.Step.SCRAPE, source(TOPICS.links(), LINK)),
                Arguments.of(DeadLetters.Step.ENRICH, source(TOPICS.articles(), ARTICLE)),
                Arguments.of(DeadLetters.Step.STORE, source(TOPICS.enriched(), ENRICHED)));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void shouldEndTheLinkInTheSameFormAtEveryStep(DeadLetters.Step step, ConsumerRecord<byte[], byte[]> source) {
        Outcome outcome = of(step, source).outcome().orElseThrow();

        assertThat(outcome)
                .isEqualTo(Outcome.newBuilder()
                        .setLinkId("link")
                        .setArticleId("article")
                        .setUrl("https://press.example/a")
                        .setHost("press.example")
                        .setFeedId("feed")
                        .setKind(OutcomeKind.DROPPED)
                        .setReason(OutcomeReason.DEAD_LETTER)
                        .setDetail("java.lang.IllegalStateException: the first line")
                        .setDiscoveredAt(NOON)
                        .setEndedAt(NOON)
                        .build());
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void shouldKeepTheRecordAndAddTheCause(DeadLetters.Step step, ConsumerRecord<byte[], byte[]> source) {
        source.headers().add("own", new byte[] {1});

        ProducerRecord<byte[], byte[]> letter = of(step, source).letter();

        assertThat(letter.topic()).isEqualTo("t.dead-letters");
        assertThat(letter.key()).isEqualTo(source.key());
        assertThat(letter.value()).isEqualTo(source.value());
        assertThat(letter.headers().lastHeader("own").value()).containsExactly(1);
        assertThat(header(letter, DeadLetter.STEP)).isEqualTo(step.id());
        assertThat(header(letter, DeadLetter.SOURCE_TOPIC)).isEqualTo(source.topic());
        assertThat(header(letter, DeadLetter.SOURCE_PARTITION)).isEqualTo("3");
        assertThat(header(letter, DeadLetter.SOURCE_OFFSET)).isEqualTo("7");
        assertThat(header(letter, DeadLetter.CAUSE)).isEqualTo("java.lang.IllegalStateException");
        assertThat(header(letter, DeadLetter.MESSAGE)).contains("the second line");
        assertThat(header(letter, DeadLetter.AT)).isEqualTo("2026-03-01T12:00:00Z");
    }

    @Test
    void shouldSayWhereARecordStandsThatIsTooLargeForALetter() {
        byte[] value = new byte[LIMIT.bytes() + 1];
        ConsumerRecord<byte[], byte[]> large =
                new ConsumerRecord<>(TOPICS.links().name(), 3, 7, new byte[] {'k'}, value);

        ProducerRecord<byte[], byte[]> letter =
                of(DeadLetters.Step.SCRAPE, large).letter();

        assertThat(RecordLimit.size(letter)).isLessThan(2_000);
        assertThat(letter.key()).containsExactly('k');
        assertThat(letter.value()).isEmpty();
        assertThat(Integer.parseInt(header(letter, DeadLetter.OMITTED))).isGreaterThan(value.length);
        assertThat(header(letter, DeadLetter.SOURCE_TOPIC)).isEqualTo("t.links");
        assertThat(header(letter, DeadLetter.SOURCE_PARTITION)).isEqualTo("3");
        assertThat(header(letter, DeadLetter.SOURCE_OFFSET)).isEqualTo("7");
    }

    @Test
    void shouldKeepALetterSmallWhateverTheCauseSays() {
        DeadLetter dead = new DeadLetters(TOPICS, DeadLetters.Step.SCRAPE, InstantSource.fixed(NOON), LIMIT)
                .of(source(TOPICS.links(), LINK), new IllegalStateException("x".repeat(5_000_000)));

        assertThat(header(dead.letter(), DeadLetter.MESSAGE)).hasSize(1_000);
    }

    @Test
    void shouldEndNoLinkForARecordThatCannotBeDecoded() {
        ConsumerRecord<byte[], byte[]> foreign =
                new ConsumerRecord<>(TOPICS.links().name(), 3, 7, null, new byte[] {1, 2, 3});

        assertThat(of(DeadLetters.Step.SCRAPE, foreign).outcome()).isEmpty();
    }

    /** The store reads links only to record them: one that it cannot write is still scraped. */
    @Test
    void shouldEndNoLinkForARecordThatIsNotTheInputOfTheStep() {
        assertThat(of(DeadLetters.Step.STORE, source(TOPICS.links(), LINK)).outcome())
                .isEmpty();
    }

    private static DeadLetter of(DeadLetters.Step step, ConsumerRecord<byte[], byte[]> source) {
        return new DeadLetters(TOPICS, step, InstantSource.fixed(NOON), LIMIT)
                .of(source, new IllegalStateException("the first line\nthe second line"));
    }

    private static <V> ConsumerRecord<byte[], byte[]> source(Topic<String, V> topic, V value) {
        ProducerRecord<byte[], byte[]> record = KafkaClients.record(topic, "key", value);
        return new ConsumerRecord<>(topic.name(), 3, 7, record.key(), record.value());
    }

    private static String header(ProducerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
