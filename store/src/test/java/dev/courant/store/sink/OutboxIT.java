package dev.courant.store.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.courant.runtime.kafka.NotSentException;
import dev.courant.runtime.kafka.RecordSender;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeReason;
import dev.courant.store.Database;
import dev.courant.store.Samples;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@ServersTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutboxIT {
    private final Servers servers;
    private final Database database;
    private final Outbox outbox;

    OutboxIT(Servers servers) {
        this.servers = servers;
        this.database = Samples.open(servers);
        this.outbox = new Outbox(database, servers.topics().outcomes());
    }

    @BeforeEach
    void clear() {
        database.jdbi().useHandle(handle -> handle.execute("truncate outcome_outbox"));
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void shouldSendMoreThanOneBatchAndDeleteIt() {
        List<Outcome> outcomes = IntStream.range(0, 1_500)
                .mapToObj(i -> Samples.dropped("o" + i, OutcomeReason.GONE))
                .toList();
        add(outcomes);

        try (RecordSender sender = sender(servers.kafka().producer())) {
            outbox.send(sender);
        }

        assertThat(servers.values(servers.topics().outcomes())).containsAll(outcomes);
        assertThat(waiting()).isZero();
    }

    @Test
    void shouldKeepOutcomesThatKafkaDidNotAccept() {
        add(List.of(Samples.dropped("a", OutcomeReason.GONE)));
        MockProducer<byte[], byte[]> broken =
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        broken.sendException = new TimeoutException("no broker");
        try (RecordSender sender = sender(broken)) {
            assertThatExceptionOfType(NotSentException.class).isThrownBy(() -> outbox.send(sender));
        }

        assertThat(waiting()).isOne();
    }

    @Test
    void shouldKeepOutcomesWhoseTransmissionFailsLater() {
        add(List.of(Samples.dropped("a", OutcomeReason.GONE)));
        MockProducer<byte[], byte[]> failing =
                new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer()) {
                    @Override
                    public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
                        Future<RecordMetadata> sent = super.send(record);
                        assertThat(errorNext(new TimeoutException("expired"))).isTrue();
                        return sent;
                    }
                };
        try (RecordSender sender = sender(failing)) {
            assertThatExceptionOfType(NotSentException.class)
                    .isThrownBy(() -> outbox.send(sender))
                    .withMessageContaining("expired");
        }

        assertThat(waiting()).isOne();
    }

    @Test
    void shouldSendOnlyTheLastOutcomeOfALink() {
        add(List.of(Samples.dropped("twice", OutcomeReason.TIMEOUT)));
        Outcome last = Samples.dropped("twice", OutcomeReason.GONE);
        add(List.of(last));

        try (RecordSender sender = sender(servers.kafka().producer())) {
            outbox.send(sender);
        }

        assertThat(servers.values(servers.topics().outcomes()))
                .filteredOn(outcome -> outcome.getLinkId().equals(last.getLinkId()))
                .containsExactly(last);
    }

    private static RecordSender sender(Producer<byte[], byte[]> producer) {
        return new RecordSender(producer, Duration.ofSeconds(30));
    }

    private void add(List<Outcome> outcomes) {
        database.jdbi().useTransaction(handle -> outbox.add(handle, outcomes));
    }

    private long waiting() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from outcome_outbox")
                        .mapTo(Long.class)
                        .one());
    }
}
