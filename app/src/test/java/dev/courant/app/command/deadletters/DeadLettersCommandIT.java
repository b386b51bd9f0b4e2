package dev.courant.app.command.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.courant.app.command.CommandRunner;
import dev.courant.app.command.CommandRunner.Result;
import dev.courant.runtime.Loop;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.DeadLetter;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.schemas.Article;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.Identity;
import dev.courant.schemas.Link;
import dev.courant.schemas.Topic;
import dev.courant.schemas.Topics;
import dev.courant.store.Database;
import dev.courant.store.StoreSettings;
import dev.courant.store.query.DeadLetterQuery;
import dev.courant.store.query.DeadLetterTotals;
import dev.courant.store.query.LinkQuery;
import dev.courant.store.query.LinkRecord;
import dev.courant.store.query.StatsQuery;
import dev.courant.store.query.Totals;
import dev.courant.store.sink.Sink;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Retries and discards dead letters on a real Kafka, with the store and its ledger. */
@ServersTest
class DeadLettersCommandIT {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Servers servers;
    private final Topics topics;
    private final CommandRunner typed;
    private final Database database;
    private final Loop sink;

    DeadLettersCommandIT(Servers servers) {
        this.servers = servers;
        this.topics = servers.topics();
        this.typed = new CommandRunner(servers.environment(), Clock.systemUTC());
        this.database = Database.open(Settings.read(StoreSettings.class, servers.environment()));
        this.sink = Sink.start(servers.kafka(), database, Clock.systemUTC());
    }

    /** Each test begins without open letters and without rows. */
    @BeforeEach
    void clear() {
        assertThat(run("discard", "--all").exitCode()).isZero();
        await().until(() ->
                letters().open() == 0 && new StatsQuery(database).totals().pending() == 0);
        database.jdbi().useHandle(handle -> {
            handle.execute("truncate link, article, revision, tag, dead_letter_total, dead_letter, reason_total");
            handle.execute("update link_total set total = 0");
        });
    }

    @AfterEach
    void close() {
        sink.close();
        database.close();
    }

    @Test
    void shouldEndALinkOnceItsLetterIsRetriedAndKeepTheNumbers() throws Exception {
        database.jdbi()
                .useHandle(handle ->
                        handle.execute("alter table article add constraint mended check (title not like 'Broken%')"));
        List.of("Broken 1", "Broken 2", "Sound").forEach(this::discoverAndEnrich);
        awaitTotals(new Totals(3, 1, 0, 2, 0, 2), new DeadLetterTotals(2, 2, 0, 0));

        Result list = run("list", "--check", "--step", "store", "--cause", "CHECK constraint \"mended\"", "--since=1h");
        assertThat(list.exitCode()).isOne();
        assertThat(list.out())
                .startsWith("2 dead letters: 2 open\n\nID")
                .contains("PSQLException", topics.enriched().name());
        assertThat(run("list", "--step", "store", "--cause", "no such cause"))
                .isEqualTo(Result.of(0, "no dead letters\n"));
        assertThat(run("list", "--until=1h")).isEqualTo(Result.of(0, "no dead letters\n"));

        database.jdbi().useHandle(handle -> handle.execute("alter table article drop constraint mended"));
        String first = idOf("Broken 1");
        assertThat(run("show", first).out()).contains("state   open", "\"title\":\"Broken 1\"", url("Broken 1"));
        assertThat(run("retry", first)).isEqualTo(Result.of(0, "1 retried\n"));
        awaitTotals(new Totals(3, 2, 0, 1, 0, 1), new DeadLetterTotals(2, 1, 1, 0));
        assertThat(outcome("Broken 1")).isEqualTo("STORED");

        Result again = run("retry", first);
        assertThat(again.exitCode()).isOne();
        assertThat(again.out()).isEqualTo("0 retried, 1 not\n");
        assertThat(again.err()).startsWith(first + " was not retried: it was retried at ");

        assertThat(run("discard", "--cause=mended", "--dry-run")).isEqualTo(Result.of(0, "1 would be discarded\n"));
        assertThat(run("discard", "--cause=mended")).isEqualTo(Result.of(0, "1 discarded\n"));
        awaitTotals(new Totals(3, 2, 0, 1, 0, 0), new DeadLetterTotals(2, 0, 1, 1));
        assertThat(outcome("Broken 2")).isEqualTo("DROPPED");
        assertThat(run("list", "--check", "--since=1h").exitCode()).isZero();
    }

    @Test
    void shouldMakeAnotherLetterOfARecordThatFailsAgain() throws Exception {
        raw(topics.enriched(), "poison", new byte[] {1, 2, 3});
        await().until(() -> letters().open() == 1);

        assertThat(run("retry", "--cause", "SerializationException").out()).isEqualTo("1 retried\n");
        await().until(() -> letters().equals(new DeadLetterTotals(2, 1, 1, 0)));

        JsonNode open = JSON.readTree(run("list", "--json").out());
        assertThat(open.get("state").asText()).isEqualTo("OPEN");
        assertThat(open.get("retries").asInt()).isOne();
        assertThat(run("show", open.get("id").asText()).out())
                .contains("retries 1 before", "record  cannot be decoded; 3 bytes: 010203");
        assertThat(run("list", "--state=retried", "--json").out()).isNotEmpty();
    }

    @Test
    void shouldSendARecordThatBrokeSeveralStepsOnce() {
        RecordMetadata place = raw(topics.links(), "broken", new byte[] {9, 9});
        letter("scrape", place.topic(), place.partition(), place.offset(), null);
        await().until(() -> letters().open() == 2);

        assertThat(run("retry", "--step=store", "--cause=SerializationException")
                        .out())
                .isEqualTo("2 retried\n");
        await().until(() -> letters().equals(new DeadLetterTotals(3, 1, 2, 0)));
        assertThat(values(topics.links(), 2))
                .filteredOn(value -> value.length == 2)
                .hasSize(2);
    }

    @Test
    void shouldRetryARecordThatWasTooLargeForItsLetterFromWhereItStands() {
        RecordMetadata place = raw(topics.articles(), "feed-1", new byte[2_000]);
        RecordMetadata other = raw(topics.articles(), "feed-2", new byte[2_000]);
        letter("enrich", place.topic(), place.partition(), place.offset(), "2000");
        letter("enrich", place.topic(), place.partition(), place.offset() + 1_000, "2000");
        letter("enrich", other.topic(), other.partition(), other.offset(), "2000");
        await().until(() -> letters().open() == 3);

        Result result = run("retry", "--step=ENRICH");

        assertThat(result.out()).isEqualTo("1 retried, 2 not\n");
        assertThat(result.err()).contains("is no longer in " + topics.articles().name() + "; discard it");
        assertThat(values(topics.articles(), 3))
                .allSatisfy(value -> assertThat(value).hasSize(2_000));
    }

    @Test
    void shouldNotPutAnOldStateInThePlaceOfANewerOne() {
        RecordMetadata old = feed("Old");
        feed("New");
        letter("store", old.topic(), old.partition(), old.offset(), null);
        await().until(() -> letters().open() == 1);

        Result result = run("retry", "--all");

        assertThat(result.exitCode()).isOne();
        assertThat(result.err()).contains(topics.feeds().name() + " has a newer record of its key; discard it");
        assertThat(servers.values(topics.feeds())).hasSize(2);
    }

    @Test
    void shouldRefuseLettersOfNoTopicOfThisCourant() {
        raw(topics.deadLetters(), "?", new byte[] {1, 2, 3});
        letter("theirs", "__consumer_offsets", 0, 0, null);
        letter("theirs", topics.deadLetters().name(), 0, 0, null);
        await().until(() -> letters().open() == 3);

        Result result = run("retry", "--all");

        assertThat(result.out()).isEqualTo("0 retried, 3 not\n");
        assertThat(result.err())
                .contains("does not say where it comes from", "__consumer_offsets, which is no topic of this Courant");
        assertThat(run("discard", "--all").out()).isEqualTo("3 discarded\n");
    }

    @Test
    void shouldSayWhatToWriteInstead() {
        assertThat(run("retry").error(2)).contains("write --all");
        assertThat(run("discard", "1-1", "--all").error(2)).contains("not both");
        assertThat(run("show", "seventeen").error(2)).contains("seventeen: write ids such as 2-17");
        assertThat(run("list", "--state=closed").error(2)).contains("write open, retried, discarded or all");
        assertThat(run("list", "--since=yesterday").error(2)).contains("--since=yesterday");
        assertThat(run("list", "--since=1h", "--until=2h").error(2)).contains("--since must be before --until");
        assertThat(run("show", "0-99999").error(1)).contains("there is no dead letter 0-99999");
    }

    private Result run(String... arguments) {
        return typed.run("dead-letters", arguments);
    }

    private void awaitTotals(Totals links, DeadLetterTotals letters) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(new StatsQuery(database).totals()).isEqualTo(links);
            assertThat(letters()).isEqualTo(letters);
        });
        assertThat(links.holds()).isTrue();
        assertThat(letters.holds()).isTrue();
    }

    private DeadLetterTotals letters() {
        return new DeadLetterQuery(database).totals();
    }

    private String outcome(String title) {
        LinkRecord.Ended ended =
                new LinkQuery(database).byUrl(url(title)).getFirst().outcome();
        return Objects.requireNonNull(ended).kind();
    }

    private String idOf(String title) throws Exception {
        for (String line : run("list", "--json", "--limit=0").out().split("\n")) {
            JsonNode letter = JSON.readTree(line);
            if (letter.get("url").asText().equals(url(title))) {
                return letter.get("id").asText();
            }
        }
        throw new AssertionError("no letter of " + title);
    }

    private static String url(String title) {
        return "https://press.example/" + title.replace(" ", "-");
    }

    private void discoverAndEnrich(String title) {
        String articleId = Identity.ofArticle(url(title));
        Link link = Link.newBuilder()
                .setLinkId(Identity.ofLink("feed", title, "1"))
                .setArticleId(articleId)
                .setUrl(url(title))
                .setHost("press.example")
                .setFeedId("feed")
                .setDiscoveredAt(NOON)
                .build();
        Article article = Article.newBuilder()
                .setArticleId(articleId)
                .setRevisionId(Identity.ofRevision(articleId, title, "Text"))
                .setLinkId(link.getLinkId())
                .setFeedId("feed")
                .setUrl(link.getUrl())
                .setCanonicalUrl(link.getUrl())
                .setHost(link.getHost())
                .setTitle(title)
                .setText("Text")
                .setMethod("content-tree")
                .setDiscoveredAt(NOON)
                .setFetchedAt(NOON)
                .setExtractedAt(NOON)
                .build();
        servers.send(topics.links(), link.getHost(), link);
        servers.send(
                topics.enriched(),
                articleId,
                EnrichedArticle.newBuilder()
                        .setArticle(article)
                        .setLanguage("en")
                        .setTaxonomy("news")
                        .setTaxonomyVersion("1")
                        .setEnrichedAt(NOON)
                        .build());
    }

    private RecordMetadata feed(String title) {
        return send(KafkaClients.record(
                topics.feeds(),
                "feed-1",
                FeedDefinition.newBuilder()
                        .setFeedId("feed-1")
                        .setUrl("https://press.example/feed")
                        .setTitle(title)
                        .setUpdatedAt(NOON)
                        .build()));
    }

    private void letter(String step, String topic, int partition, long offset, @Nullable String omitted) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                topics.deadLetters().name(), "feed-1".getBytes(StandardCharsets.UTF_8), new byte[0]);
        header(letter, DeadLetter.STEP, step);
        header(letter, DeadLetter.SOURCE_TOPIC, topic);
        header(letter, DeadLetter.SOURCE_PARTITION, Integer.toString(partition));
        header(letter, DeadLetter.SOURCE_OFFSET, Long.toString(offset));
        if (omitted != null) {
            header(letter, DeadLetter.OMITTED, omitted);
        }
        send(letter);
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private RecordMetadata raw(Topic<?, ?> topic, String key, byte[] value) {
        return send(new ProducerRecord<>(topic.name(), key.getBytes(StandardCharsets.UTF_8), value));
    }

    private RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
        try (Producer<byte[], byte[]> producer = servers.kafka().producer()) {
            return producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private List<byte[]> values(Topic<?, ?> topic, int count) {
        Topic<String, byte[]> bytes =
                new Topic<>(topic.name(), Serdes.String(), Serdes.ByteArray(), topic.cleanup(), topic.retention());
        return servers.await(bytes, values -> values.size() >= count);
    }
}
