package dev.courant.store.sink;

import static dev.courant.store.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.runtime.Loop;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.store.Database;
import dev.courant.store.LogLines;
import dev.courant.store.Samples;
import dev.courant.store.query.StatsQuery;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Kafka and the database disagree about what was read, because one of them was replaced or restored. */
@Tag("long")
@ServersTest
class OffsetRecoveryIT {
    private final KafkaClients kafka;
    private final LinkTopic links;
    private final TopicPartition partition;
    private final Database database;
    private final LogLines lines = LogLines.of(PartitionTakeover.class);

    OffsetRecoveryIT(Servers servers) {
        kafka = servers.kafka();
        links = new LinkTopic(servers);
        partition = links.partition();
        database = Samples.open(servers);
    }

    @BeforeEach
    void clear() throws Exception {
        links.recreate();
        database.jdbi().useHandle(handle -> {
            handle.execute("truncate consumer_offset, link, outcome_outbox, reason_total");
            handle.execute("update link_total set total = 0");
        });
    }

    @AfterEach
    void close() {
        lines.close();
        database.close();
    }

    @Test
    void shouldReadARecreatedTopicFromItsBeginning() throws Exception {
        links.send("old", 3);
        runUntilDiscovered(3);
        links.recreate();
        links.send("new", 5);

        runUntilDiscovered(8);

        assertThat(lines.messages()).containsExactly(event("topic_recreated") + " stored_offset=3 start_offset=0");
        assertThat(stored()).isEqualTo(new StoredOffset(5, links.id()));
    }

    @Test
    void shouldNoticeThatATopicIsRecreatedWhileItIsRead() throws Exception {
        links.send("old", 3);
        try (Loop sink = start()) {
            awaitDiscovered(3);
            links.recreate();
            links.send("new", 5);

            awaitDiscovered(8);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(stored()).isEqualTo(new StoredOffset(5, links.id())));
            assertThat(sink.name()).isEqualTo("store");
        }
        assertThat(lines.messages()).anyMatch(message -> message.startsWith(event("topic_recreated")));
    }

    @Test
    void shouldAdoptTheIdOfATopicWhoseOffsetWasStoredWithoutOne() throws Exception {
        links.send("old", 3);
        runUntilDiscovered(3);
        database.jdbi().useHandle(handle -> {
            handle.execute("update consumer_offset set topic_id = null");
            handle.execute("delete from link");
        });
        links.send("new", 2);

        runUntilDiscovered(5);

        assertThat(rows()).isEqualTo(2);
        assertThat(lines.messages()).isEmpty();
        assertThat(stored()).isEqualTo(new StoredOffset(5, links.id()));
    }

    @Test
    void shouldReadAgainWhatARestoredDatabaseHasNotSeen() {
        links.send("a", 2);
        runUntilDiscovered(2);
        Map<String, String> tables =
                Map.of("backup_offset", "consumer_offset", "backup_link", "link", "backup_total", "link_total");
        database.jdbi()
                .useHandle(handle -> tables.forEach(
                        (backup, table) -> handle.execute("create table " + backup + " as table " + table)));
        links.send("b", 3);
        runUntilDiscovered(5);
        database.jdbi()
                .useTransaction(handle -> tables.forEach((backup, table) -> {
                    handle.execute("truncate " + table);
                    handle.execute("insert into " + table + " select * from " + backup);
                    handle.execute("drop table " + backup);
                }));

        runUntilDiscovered(5);

        assertThat(rows()).isEqualTo(5);
        assertThat(lines.messages()).isEmpty();
    }

    @Test
    void shouldTellHowManyRecordsWereDeletedBeforeTheyWereRead() throws Exception {
        links.send("a", 2);
        runUntilDiscovered(2);
        links.send("b", 4);
        links.deleteBefore(5);

        runUntilDiscovered(3);

        assertThat(lines.messages())
                .containsExactly(event("records_missing") + " stored_offset=2 start_offset=5 records=3");
    }

    @Test
    void shouldReadAllAgainWhenTheStoredOffsetIsBeyondTheEnd() {
        links.send("a", 3);
        runUntilDiscovered(3);
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "update consumer_offset set next_offset = 1000 where topic = ? and partition = ?",
                        partition.topic(),
                        partition.partition()));
        links.send("b", 2);

        runUntilDiscovered(5);

        assertThat(lines.messages())
                .containsExactly(event("offset_beyond_end") + " stored_offset=1000 end_offset=5 start_offset=0");
        assertThat(stored().next()).isEqualTo(5);
    }

    private void runUntilDiscovered(long count) {
        try (Loop sink = start()) {
            awaitDiscovered(count);
            assertThat(sink.name()).isEqualTo("store");
        }
    }

    private Loop start() {
        return Sink.start(kafka, database, InstantSource.fixed(NOON));
    }

    private void awaitDiscovered(long count) {
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(
                        () -> assertThat(new StatsQuery(database).totals().discovered())
                                .isEqualTo(count));
    }

    private StoredOffset stored() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select next_offset, topic_id from consumer_offset
                        where topic = :topic and partition = :partition""")
                        .bind("topic", partition.topic())
                        .bind("partition", partition.partition())
                        .map((row, context) -> new StoredOffset(row.getLong(1), row.getString(2)))
                        .one());
    }

    private long rows() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from link")
                        .mapTo(Long.class)
                        .one());
    }

    private String event(String name) {
        return "event=" + name + " topic=" + partition.topic() + " partition=" + partition.partition();
    }
}
