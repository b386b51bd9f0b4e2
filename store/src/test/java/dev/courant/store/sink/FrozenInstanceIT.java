package dev.courant.store.sink;

import static dev.courant.store.Samples.NOON;
import static dev.courant.store.Samples.article;
import static dev.courant.store.Samples.enriched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.courant.runtime.Loop;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Topic;
import dev.courant.store.Database;
import dev.courant.store.Samples;
import dev.courant.store.query.StatsQuery;
import dev.courant.store.query.Totals;
import dev.courant.store.rows.Batch;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** To the database, a process that is stopped is a session that says nothing more: so is a thread that waits here. */
@ServersTest
class FrozenInstanceIT {
    private static final String KEY = "one-partition";
    private static final int ARTICLES = 5;
    /** 10 s until the server rolls the frozen transaction back, and time to join the group and to write. */
    private static final Duration BOUND = Duration.ofSeconds(25);

    private final Servers servers;
    private final Topic<String, EnrichedArticle> topic;
    private final TopicPartition partition;
    private final CountDownLatch frozen = new CountDownLatch(1);
    private final CountDownLatch thawed = new CountDownLatch(1);

    FrozenInstanceIT(Servers servers) {
        this.servers = servers;
        this.topic = servers.topics().enriched();
        this.partition =
                new TopicPartition(topic.name(), KafkaClients.partition(KEY.getBytes(StandardCharsets.UTF_8), 2));
    }

    @Test
    void shouldNotHoldUpTheOthersWhenFrozenInMidTransaction() throws Exception {
        List<ConsumerRecord<byte[], byte[]>> records =
                IntStream.range(0, ARTICLES).mapToObj(this::send).toList();
        try (Database itsDatabase = Samples.open(servers);
                Database database = Samples.open(servers);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Thaw unused = thawed::countDown) {
            OffsetTable its = new OffsetTable(itsDatabase);
            Future<?> commit = threads.submit(() -> freeze(its, records));
            assertThat(frozen.await(10, TimeUnit.SECONDS)).isTrue();

            try (Loop newOwner = Sink.start(servers.kafka(), database, InstantSource.fixed(NOON))) {
                Future<?> ownerOfAnotherPartition = threads.submit(() -> new DirectSink(database, servers.topics())
                        .articles(NOON, List.of(enriched(article("other", "text")))));
                ownerOfAnotherPartition.get(BOUND.toSeconds(), TimeUnit.SECONDS);
                awaitStored(database, newOwner);

                thawed.countDown();
                assertThatThrownBy(() -> commit.get(10, TimeUnit.SECONDS))
                        .rootCause()
                        .satisfiesAnyOf(
                                cause -> assertThat(cause)
                                        .isInstanceOfSatisfying(
                                                SQLException.class,
                                                e -> assertThat(e.getSQLState()).isEqualTo("25P03")),
                                cause -> assertThat(cause).isInstanceOf(IOException.class));
            }
            assertThat(its.takeOver(partition).next()).isEqualTo(ARTICLES);
            assertThat(new StatsQuery(itsDatabase).totals()).isEqualTo(stored());
        }
    }

    /** Ends the wait before the threads are waited for, also when the test fails. */
    private interface Thaw extends AutoCloseable {
        @Override
        void close();
    }

    private void awaitStored(Database database, Loop owner) {
        await("rows of " + owner.name())
                .atMost(BOUND)
                .untilAsserted(
                        () -> assertThat(new StatsQuery(database).totals()).isEqualTo(stored()));
        int revisions = database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from revision")
                        .mapTo(Integer.class)
                        .one());
        assertThat(revisions).isEqualTo(ARTICLES + 1);
    }

    private static Totals stored() {
        return new Totals(ARTICLES + 1, ARTICLES + 1, 0, 0, 0, 0);
    }

    /** Writes the records up to the commit, for which it waits. */
    private void freeze(OffsetTable offsets, List<ConsumerRecord<byte[], byte[]>> records) {
        Batch batch = new Batch(servers.topics());
        records.forEach(batch::add);
        offsets.takeOver(partition);
        offsets.commit(records, handle -> {
            batch.write(handle, NOON);
            frozen.countDown();
            try {
                thawed.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private ConsumerRecord<byte[], byte[]> send(int n) {
        EnrichedArticle value = enriched(article("n" + n, "text " + n), "strikes");
        servers.send(topic, KEY, value);
        ProducerRecord<byte[], byte[]> record = KafkaClients.record(topic, KEY, value);
        return new ConsumerRecord<>(record.topic(), partition.partition(), n, record.key(), record.value());
    }
}
