package dev.courant.store.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.courant.store.Database;
import dev.courant.store.Samples;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@ServersTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OffsetTableIT {
    private static final TopicPartition PARTITION = new TopicPartition("links", 3);

    private final Database database;
    private final OffsetTable mine;
    private final OffsetTable theirs;

    OffsetTableIT(Servers servers) {
        database = Samples.open(servers);
        mine = new OffsetTable(database);
        theirs = new OffsetTable(database);
    }

    @BeforeEach
    void clear() {
        database.jdbi().useHandle(handle -> handle.execute("truncate consumer_offset, dead_letter_total"));
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void shouldContinueAfterTheLastWrittenRecord() {
        assertThat(mine.takeOver(PARTITION)).isEqualTo(new StoredOffset(0, null));

        mine.commit(List.of(at(0), at(1), at(5)), handle -> {});

        assertThat(theirs.takeOver(PARTITION).next()).isEqualTo(6);
    }

    @Test
    void shouldWriteNothingWhenAnotherInstanceHasTakenOver() {
        mine.takeOver(PARTITION);
        theirs.takeOver(PARTITION);
        theirs.commit(List.of(at(0)), handle -> {});

        assertThatExceptionOfType(PartitionTakenException.class)
                .isThrownBy(() -> mine.commit(
                        List.of(at(0)), handle -> handle.execute("insert into dead_letter_total values ('mine', 1)")));

        assertThat(letters()).isZero();
        assertThat(mine.takeOver(PARTITION).next()).isEqualTo(1);
    }

    @Test
    void shouldFenceTheFormerOwnerBeforeTheNewOneHasCommitted() {
        mine.takeOver(PARTITION);
        theirs.takeOver(PARTITION);

        assertThatExceptionOfType(PartitionTakenException.class)
                .isThrownBy(() -> mine.commit(List.of(at(0)), handle -> {}));

        theirs.commit(List.of(at(0)), handle -> {});
        assertThat(mine.takeOver(PARTITION).next()).isEqualTo(1);
    }

    @Test
    void shouldKeepTheIdOfTheTopicWithTheOffset() {
        mine.takeOver(PARTITION);
        mine.start(PARTITION, 7, "id");
        mine.commit(List.of(at(7)), handle -> {});

        assertThat(theirs.takeOver(PARTITION)).isEqualTo(new StoredOffset(8, "id"));
        assertThatExceptionOfType(PartitionTakenException.class).isThrownBy(() -> mine.start(PARTITION, 0, "another"));
    }

    @Test
    void shouldRefuseAPartitionThatWasNeverTakenOver() {
        assertThatExceptionOfType(PartitionTakenException.class)
                .isThrownBy(() -> new OffsetTable(database).commit(List.of(at(0)), handle -> {}));
    }

    @Test
    void shouldNotAdvanceWhenTheRowsFail() {
        mine.takeOver(PARTITION);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> mine.commit(List.of(at(0)), handle -> {
                    throw new IllegalStateException("no rows");
                }));
        mine.commit(List.of(at(0)), handle -> {});

        assertThat(mine.takeOver(PARTITION).next()).isEqualTo(1);
    }

    @Test
    void shouldTakeOverOnlyWhenTheFormerOwnerHasCommitted() throws Exception {
        mine.takeOver(PARTITION);
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        try (ExecutorService instances = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> commit = instances.submit(() -> mine.commit(List.of(at(0)), handle -> {
                writing.countDown();
                await(done);
            }));
            await(writing);
            Future<StoredOffset> takeOver = instances.submit(() -> theirs.takeOver(PARTITION));
            Awaitility.await().until(this::isWaiting);

            done.countDown();

            assertThat(takeOver.get(10, TimeUnit.SECONDS).next()).isEqualTo(1);
            assertThat(commit.get(10, TimeUnit.SECONDS)).isNull();
        }
    }

    private boolean isWaiting() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select exists (select from pg_locks where not granted)")
                        .mapTo(Boolean.class)
                        .one());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long letters() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from dead_letter_total")
                        .mapTo(Long.class)
                        .one());
    }

    private static ConsumerRecord<byte[], byte[]> at(long offset) {
        return new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset, new byte[0], new byte[0]);
    }
}
