package dev.courant.store.sink;

import static dev.courant.store.Samples.article;
import static dev.courant.store.Samples.enriched;
import static dev.courant.store.Samples.link;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.runtime.Health;
import dev.courant.runtime.Loop;
import dev.courant.runtime.kafka.DeadLetter;
import dev.courant.runtime.kafka.TopicReader;
import dev.courant.schemas.Article;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.Topic;
import dev.courant.schemas.Topics;
import dev.courant.store.Database;
import dev.courant.store.Samples;
import dev.courant.store.query.LinkQuery;
import dev.courant.store.query.LinkRecord;
import dev.courant.store.query.StatsQuery;
import dev.courant.store.query.Totals;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Records that cannot be written, between records that can. */
@ServersTest
class SinkRefusalIT {
    private final Servers servers;
    private final Topics topics;
    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();

    SinkRefusalIT(Servers servers) {
        this.servers = servers;
        this.topics = servers.topics();
    }

    @Test
    void shouldDeadLetterRecordsThatCannotBeWrittenAndWriteTheOthers() {
        EnrichedArticle good = enriched(article("good-1", "text"));
        EnrichedArticle late = enriched(article("late", "text").setModifiedAt(Instant.ofEpochMilli(Long.MAX_VALUE)));
        Article.Builder endless = article("endless", "text");
        endless.setPublishedAt(Instant.ofEpochMilli(Long.MAX_VALUE))
                .setDiscoveredAt(Instant.ofEpochMilli(Long.MAX_VALUE));
        byte[] whole = topics.enriched().values().serializer().serialize("", good);
        add(topics.links(), link("late"));
        add(topics.enriched(), good);
        add(topics.enriched(), late);
        raw(topics.enriched(), Arrays.copyOf(whole, whole.length / 2));
        raw(topics.enriched(), "not Avro".getBytes(StandardCharsets.UTF_8));
        raw(topics.enriched(), new byte[0]);
        add(topics.enriched(), enriched(article("twice", "text"), "strikes", "strikes"));
        add(topics.enriched(), enriched(endless));
        add(topics.enriched(), enriched(article("good-2", "text")));
        raw(topics.links(), new byte[] {1, 2, 3});
        raw(topics.outcomes(), new byte[] {1, 2, 3});
        raw(topics.feeds(), new byte[] {1, 2, 3});
        raw(topics.feedStatus(), new byte[] {1, 2, 3});
        raw(topics.deadLetters(), new byte[] {1, 2, 3});
        add(topics.links(), link("good-3"));
        send();

        try (Database database = Samples.open(servers);
                Loop sink = Sink.start(servers.kafka(), database, InstantSource.system())) {
            // discovered: late, good-1, good-2, good-3, twice; dead letters: 10 by the sink, 1 sent by this test
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThat(new StatsQuery(database).totals()).isEqualTo(new Totals(5, 2, 0, 2, 1, 11)));
            await().until(() -> sink.check() instanceof Health.Up);
            assertThat(new LinkQuery(database).byUrl(Samples.url("late")))
                    .singleElement()
                    .extracting(LinkRecord::outcome)
                    .satisfies(end -> {
                        assertThat(end.reason()).isEqualTo(OutcomeReason.DEAD_LETTER.name());
                        assertThat(end.detail()).contains("out of range").doesNotContain("\n");
                    });
        }

        List<ConsumerRecord<byte[], byte[]>> letters = letters();
        assertThat(letters).hasSize(11);
        assertThat(letters)
                .filteredOn(letter -> Arrays.equals(
                        letter.value(), topics.enriched().values().serializer().serialize("", late)))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(header(letter, DeadLetter.STEP)).isEqualTo("store");
                    assertThat(header(letter, DeadLetter.SOURCE_TOPIC))
                            .isEqualTo(topics.enriched().name());
                    assertThat(header(letter, DeadLetter.CAUSE)).contains("PSQLException");
                });
        assertThat(servers.values(new Topic<>(
                        topics.outcomes().name(),
                        topics.outcomes().keys(),
                        org.apache.kafka.common.serialization.Serdes.ByteArray(),
                        Topic.Cleanup.COMPACT,
                        null)))
                .hasSize(1 + 4);
    }

    private <V> void add(Topic<String, V> topic, V value) {
        records.add(dev.courant.runtime.kafka.KafkaClients.record(topic, "one-partition", value));
    }

    private void raw(Topic<?, ?> topic, byte[] value) {
        records.add(new ProducerRecord<>(topic.name(), "one-partition".getBytes(StandardCharsets.UTF_8), value));
    }

    private void send() {
        try (Producer<byte[], byte[]> producer = servers.kafka().producer()) {
            records.forEach(record -> {
                var unused = producer.send(record);
            });
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> letters() {
        List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
        try (TopicReader<byte[], byte[]> reader = TopicReader.open(servers.kafka(), topics.deadLetters())) {
            reader.read(reader.offsets().beginnings(), reader.offsets().ends(), letters::add);
        }
        return letters;
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
