package dev.courant.store.sink;

import static dev.courant.store.Samples.NOON;
import static dev.courant.store.Samples.article;
import static dev.courant.store.Samples.dropped;
import static dev.courant.store.Samples.enriched;
import static dev.courant.store.Samples.link;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.Topic;
import dev.courant.schemas.Topics;
import dev.courant.store.Database;
import dev.courant.store.Samples;
import dev.courant.store.query.StatsQuery;
import dev.courant.store.query.Totals;
import dev.courant.store.rows.Batch;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The sum holds after every transaction and the final state is the same, for any order, batches and repetitions. As in
 * production, the sink also reads the outcomes that it has published.
 */
@ServersTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvariantIT {
    private static final int LINKS = 40;
    private static final List<OutcomeReason> DROPS =
            List.of(OutcomeReason.NOT_FOUND, OutcomeReason.TIMEOUT, OutcomeReason.DEAD_LETTER);

    private final Topics topics;
    private final Database database;

    InvariantIT(Servers servers) {
        topics = servers.topics();
        database = Samples.open(servers);
    }

    @AfterAll
    void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldHoldAfterEveryTransactionAndEndInTheSameState(long seed) {
        clear();
        Random random = new Random(seed);
        List<ConsumerRecord<byte[], byte[]>> events = events(random);
        events.addAll(List.copyOf(events.subList(0, events.size() / 2)));
        Collections.shuffle(events, random);
        Map<String, Outcome> topic = new HashMap<>();

        while (!events.isEmpty()) {
            int size = 1 + random.nextInt(Math.min(12, events.size()));
            List<ConsumerRecord<byte[], byte[]>> next = events.subList(0, size);
            next.forEach(event -> receive(topic, event));
            List<Outcome> published = apply(next, random.nextInt(4) == 0);
            next.clear();
            published.forEach(outcome -> {
                topic.put(outcome.getLinkId(), outcome);
                events.add(random.nextInt(events.size() + 1), record(topics.outcomes(), outcome));
            });
        }

        assertThat(ledger()).isEqualTo(expected());
        assertThat(topic)
                .allSatisfy((linkId, outcome) ->
                        assertThat(ledger()).containsEntry(linkId, outcome.getKind() + "/" + outcome.getReason()));
        assertThat(totalsByReason()).isEqualTo(reasonsInLedger());
    }

    /** Link n is: dropped; dropped, then stored; stored twice; a duplicate of its neighbour; or pending. */
    private List<ConsumerRecord<byte[], byte[]>> events(Random random) {
        List<ConsumerRecord<byte[], byte[]>> events = new ArrayList<>();
        for (int n = 0; n < LINKS; n++) {
            String name = "l" + n;
            events.add(record(topics.links(), link(name)));
            if (n % 5 <= 1) {
                events.add(record(topics.outcomes(), dropped(name, DROPS.get(n % 3))));
            }
            if (n % 5 == 1 || n % 5 == 2) {
                events.add(record(topics.enriched(), enriched(article(name, "text"), "strikes")));
            }
            if (n % 5 == 2) {
                EnrichedArticle again = Samples.enriched(
                        article(name, "text").build(), "en", NOON.plusSeconds(random.nextInt(90)), "floods");
                events.add(record(topics.enriched(), again));
            }
            if (n % 5 == 3) {
                events.add(record(topics.enriched(), enriched(article(name, "own text"), "strikes")));
                events.add(record(topics.enriched(), enriched(article(name, "changed text"), "strikes")));
            }
        }
        return events;
    }

    /** The final state of the ledger, for any order of the records. */
    private Map<String, String> expected() {
        Map<String, String> expected = new TreeMap<>();
        for (int n = 0; n < LINKS; n++) {
            expected.put(
                    Samples.linkId("l" + n),
                    switch (n % 5) {
                        case 0 -> "DROPPED/" + DROPS.get(n % 3);
                        case 1, 2, 3 -> "STORED/NEW_ARTICLE";
                        default -> "null/null";
                    });
        }
        return expected;
    }

    /** Runs one transaction, or one that is rolled back and then repeated. */
    private List<Outcome> apply(List<ConsumerRecord<byte[], byte[]>> records, boolean crash) {
        Batch batch = new Batch(topics);
        records.forEach(batch::add);
        Outbox outbox = new Outbox(database, topics.outcomes());
        Totals before = totals();
        if (crash) {
            database.jdbi().useTransaction(handle -> {
                outbox.add(handle, batch.write(handle, NOON.plusSeconds(5)));
                handle.rollback();
            });
            assertThat(totals()).isEqualTo(before);
        }
        database.jdbi().useTransaction(handle -> outbox.add(handle, batch.write(handle, NOON.plusSeconds(5))));
        assertThat(totals().holds()).as("after %s: %s", before, totals()).isTrue();
        return takeOutbox();
    }

    private void receive(Map<String, Outcome> topic, ConsumerRecord<byte[], byte[]> event) {
        if (event.topic().equals(topics.outcomes().name())) {
            Outcome outcome = topics.outcomes().values().deserializer().deserialize("", event.value());
            topic.put(outcome.getLinkId(), outcome);
        }
    }

    private List<Outcome> takeOutbox() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("delete from outcome_outbox returning outcome")
                        .map((row, context) ->
                                topics.outcomes().values().deserializer().deserialize("", row.getBytes(1)))
                        .list());
    }

    private Totals totals() {
        return new StatsQuery(database).totals();
    }

    private Map<String, String> ledger() {
        return map("select link_id, coalesce(outcome, 'null') || '/' || coalesce(reason, 'null') from link");
    }

    private Map<String, String> reasonsInLedger() {
        return map("select reason, count(*) from link where reason is not null group by reason");
    }

    private Map<String, String> totalsByReason() {
        return map("select reason, total from reason_total where total <> 0");
    }

    private Map<String, String> map(String sql) {
        Map<String, String> map = new TreeMap<>();
        database.jdbi()
                .useHandle(handle -> handle.createQuery(sql)
                        .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                        .forEach(entry -> map.put(entry.getKey(), entry.getValue())));
        return map;
    }

    private void clear() {
        database.jdbi().useHandle(handle -> {
            handle.execute("truncate link, reason_total, article, revision, tag, outcome_outbox");
            handle.execute("update link_total set total = 0");
        });
    }

    private static <V> ConsumerRecord<byte[], byte[]> record(Topic<String, V> topic, V value) {
        ProducerRecord<byte[], byte[]> record = KafkaClients.record(topic, "key", value);
        return new ConsumerRecord<>(record.topic(), 0, 0, record.key(), record.value());
    }
}
