package dev.courant.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.courant.runtime.CourantException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;

class RecordLimitTest {
    @Test
    void shouldLeaveRoomForTheBatchAndForWhatCompressionAdds() {
        assertThat(new RecordLimit(() -> 1_048_588).bytes()).isBetween(RecordLimit.LEAST_BYTES, 1_048_588 - 10_000);
    }

    @Test
    void shouldNotExceedWhatProducersSend() {
        assertThat(new RecordLimit(() -> Integer.MAX_VALUE).bytes())
                .isBetween(8_000_000, ClientConfig.MAX_REQUEST_BYTES);
    }

    @Test
    void shouldAskOnceUntilItIsToldToAskAgain() {
        Deque<Integer> answers = new ArrayDeque<>(List.of(2_000_000, 4_000_000));
        RecordLimit limit = new RecordLimit(answers::remove);

        int first = limit.bytes();

        assertThat(limit.bytes()).isEqualTo(first);
        assertThat(limit.ask()).isGreaterThan(first);
        assertThat(limit.bytes()).isGreaterThan(first);
    }

    @Test
    void shouldSayWhatToChangeWhereTopicsTakeTooLittle() {
        assertThatExceptionOfType(CourantException.class)
                .isThrownBy(() -> new RecordLimit(() -> 100_000).bytes())
                .withMessage("a topic takes batches of at most 100000 bytes: set max.message.bytes of the topics, or"
                        + " message.max.bytes of the brokers, to 1048588 or more");
    }

    @Test
    void shouldCountKeyValueAndHeaders() {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>("t", new byte[10], new byte[100]);
        record.headers().add("name", new byte[20]);

        assertThat(RecordLimit.size(record)).isEqualTo(10 + 100 + 10 + 4 + 20);
        assertThat(RecordLimit.size(new ProducerRecord<>("t", null, null))).isZero();
        assertThat(RecordLimit.of(144).fits(record)).isTrue();
        assertThatExceptionOfType(RecordTooLargeException.class)
                .isThrownBy(() -> RecordLimit.of(143).check(record))
                .withMessage("the record has 144 bytes, the topics take 143");
    }
}
