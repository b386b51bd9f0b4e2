package dev.courant.app.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.app.command.CommandRunner;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.TopicReader;
import dev.courant.schemas.Topic;
import dev.courant.store.Database;
import dev.courant.store.StoreSettings;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Offsets and positions after a restore into a cluster and a database that settings name. */
@ServersTest
class ClusterRestoreIT {
    private static final String GROUP = "a consumer";

    /** Within the retention of the topics. */
    private static final long TIME = System.currentTimeMillis() - 3_600_000;

    @TempDir
    private Path folder;

    private final Servers servers;
    private final KafkaClients kafka;
    private final StoreSettings settings;
    private final TopicPartition letters;
    private final TopicPartition articles;

    ClusterRestoreIT(Servers servers) {
        this.servers = servers;
        this.kafka = servers.kafka();
        this.settings = Settings.read(StoreSettings.class, servers.environment());
        this.letters = new TopicPartition(servers.topics().deadLetters().name(), 1);
        this.articles = new TopicPartition(servers.topics().articles().name(), 0);
    }

    @Test
    void shouldKeepDeadLettersWhereTheyAreAndTranslateAllOtherPositions() throws Exception {
        Path file = folder.resolve("saved");
        List<String> before;
        try (Database database = Database.open(settings);
                Admin admin = kafka.admin()) {
            fill(admin, letters);
            fill(admin, articles);
            admin.deleteRecords(
                            Map.of(letters, RecordsToDelete.beforeOffset(2), articles, RecordsToDelete.beforeOffset(2)))
                    .all()
                    .get();
            before = read(letters);
            position(admin, database);
            assertThat(run("backup", "--out", file.toString()).exitCode()).isZero();

            assertThat(run("restore", file.toString(), "--cluster").error(1, "the database is not empty"))
                    .contains("name an empty one in COURANT_DB_URL");
            database.jdbi()
                    .useHandle(handle -> handle.execute("truncate consumer_offset, reason_total, dead_letter_total"));
            assertThat(run("restore", file.toString(), "--cluster").error(1, "there is a topic"))
                    .contains("restore into a cluster without topics of Courant");
            deleteTopics(admin);

            CommandRunner.Result restore =
                    run("restore", file.toString(), "--cluster").result();

            assertThat(restore.exitCode()).as(restore.err()).isZero();
            assertThat(before).startsWith("2 plain 2").hasSize(7);
            assertThat(read(letters)).isEqualTo(before);
            assertThat(read(articles))
                    .startsWith("0 plain 2", "1 plain 3", "2 single 4")
                    .hasSize(7);
            assertThat(next(database, letters)).as("the next record, as 6 was").isEqualTo(12);
            assertThat(next(database, articles)).isEqualTo(3);
            assertThat(admin.listConsumerGroupOffsets(GROUP)
                            .partitionsToOffsetAndMetadata()
                            .get()
                            .get(articles))
                    .isEqualTo(new OffsetAndMetadata(3, "kept"));
        }
    }

    /** Offsets 0 to 3 plain records, 4 one in a transaction, which ends with 5, then an aborted one, then more. */
    private void fill(Admin admin, TopicPartition partition) {
        try (Producer<byte[], byte[]> plain = kafka.producer();
                Producer<byte[], byte[]> transactional = kafka.transactionalProducer("test")) {
            for (int i = 0; i < 4; i++) {
                var unused = plain.send(record(partition, "plain " + i));
            }
            plain.flush();
            transactional.initTransactions();
            transactional.beginTransaction();
            var single = transactional.send(record(partition, "single 4"));
            transactional.commitTransaction();
            awaitEnd(admin, partition, 6);
            transactional.beginTransaction();
            for (int i = 0; i < 5; i++) {
                var aborted = transactional.send(record(partition, "aborted"));
            }
            transactional.flush();
            transactional.abortTransaction();
            awaitEnd(admin, partition, 12);
            for (int i = 0; i < 4; i++) {
                var unused = plain.send(record(partition, "last " + i));
            }
        }
    }

    /** The end of a transaction is written after the producer has heard of its success. */
    private static void awaitEnd(Admin admin, TopicPartition partition, long end) {
        await().until(() -> admin.listOffsets(
                                Map.of(partition, OffsetSpec.latest()),
                                new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                        .partitionResult(partition)
                        .get()
                        .offset()
                == end);
    }

    private static ProducerRecord<byte[], byte[]> record(TopicPartition partition, String value) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                partition.topic(), partition.partition(), TIME, null, value.getBytes(StandardCharsets.UTF_8));
        record.headers().add("header", value.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private void position(Admin admin, Database database) throws Exception {
        var unused = admin.alterConsumerGroupOffsets(GROUP, Map.of(articles, new OffsetAndMetadata(5, "kept")))
                .all()
                .get();
        for (TopicPartition partition : List.of(letters, articles)) {
            database.jdbi()
                    .useHandle(handle -> handle.execute(
                            "insert into consumer_offset (topic, partition, next_offset, topic_id) values (?, ?, 6, 'old')",
                            partition.topic(),
                            partition.partition()));
        }
    }

    private long next(Database database, TopicPartition partition) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select next_offset from consumer_offset where topic = :topic and topic_id <> 'old'")
                        .bind("topic", partition.topic())
                        .mapTo(Long.class)
                        .one());
    }

    /** Returns the records of a partition: offset and value, of those with their header and time. */
    private List<String> read(TopicPartition partition) {
        Topic<byte[], byte[]> raw = servers.topics().deadLetters();
        Topic<byte[], byte[]> topic =
                new Topic<>(partition.topic(), raw.keys(), raw.values(), raw.cleanup(), raw.retention());
        return await().until(
                        () -> {
                            List<String> records = new ArrayList<>();
                            try (TopicReader<?, ?> reader = TopicReader.open(kafka, topic)) {
                                reader.read(
                                        reader.offsets().beginnings(),
                                        reader.offsets().ends(),
                                        record -> {
                                            String value = new String(record.value(), StandardCharsets.UTF_8);
                                            String header = new String(
                                                    record.headers()
                                                            .lastHeader("header")
                                                            .value(),
                                                    StandardCharsets.UTF_8);
                                            assertThat(record.timestamp()).isEqualTo(TIME);
                                            assertThat(header).isEqualTo(value);
                                            records.add(record.offset() + " " + value);
                                        });
                            }
                            return records;
                        },
                        records -> records.size() == 7);
    }

    private void deleteTopics(Admin admin) throws Exception {
        List<String> names =
                servers.topics().all().stream().map(topic -> topic.name()).toList();
        var unused = admin.deleteTopics(names).all().get();
        await().until(() -> admin.listTopics().names().get().stream().noneMatch(names::contains));
    }

    private record Run(CommandRunner.Result result) {
        int exitCode() {
            return result.exitCode();
        }

        String error(int expected, String beginning) {
            assertThat(result.exitCode()).isEqualTo(expected);
            assertThat(result.err()).startsWith("courant: " + beginning).hasLineCount(1);
            return result.err();
        }
    }

    private Run run(String command, String... arguments) {
        Map<String, String> environment = new HashMap<>(servers.environment());
        return new Run(new CommandRunner(environment, Clock.systemUTC()).run(command, arguments));
    }
}
