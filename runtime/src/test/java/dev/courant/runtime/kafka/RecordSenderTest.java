package dev.courant.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class RecordSenderTest {
    private static final ProducerRecord<byte[], byte[]> RECORD = new ProducerRecord<>("t.links", new byte[] {1});

    @Test
    void shouldReturnWhenAllRecordsAreAccepted() {
        MockProducer<byte[], byte[]> producer = producer(true);
        try (RecordSender sender = new RecordSender(producer, Duration.ofSeconds(10))) {
            sender.send(List.of(RECORD, RECORD));
        }

        assertThat(producer.history()).hasSize(2);
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void shouldGiveUpAfterItsTimeout() {
        try (RecordSender sender = new RecordSender(producer(false), Duration.ofMillis(20))) {
            assertThatExceptionOfType(NotSentException.class)
                    .isThrownBy(() -> sender.send(RECORD))
                    .withMessageContaining("t.links");
        }
    }

    @Test
    void shouldDistinguishARecordThatIsTooLargeFromAnOutage() {
        assertThat(failure(new RecordTooLargeException("9 MiB")).isTooLarge()).isTrue();
        assertThat(failure(new TimeoutException("no broker")).isTooLarge()).isFalse();
    }

    private static NotSentException failure(RuntimeException cause) {
        MockProducer<byte[], byte[]> producer = producer(true);
        producer.sendException = cause;
        try (RecordSender sender = new RecordSender(producer, Duration.ofSeconds(10))) {
            sender.send(RECORD);
        } catch (NotSentException e) {
            return e;
        }
        throw new AssertionError("the record was sent");
    }

    private static MockProducer<byte[], byte[]> producer(boolean autoComplete) {
        return new MockProducer<>(autoComplete, null, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
