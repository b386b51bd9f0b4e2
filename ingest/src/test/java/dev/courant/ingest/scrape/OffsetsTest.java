package dev.courant.ingest.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OffsetsTest {
    private static final TopicPartition ONE = new TopicPartition("links", 1);
    private static final TopicPartition TWO = new TopicPartition("links", 2);

    private final Offsets offsets = new Offsets();

    private static Map<TopicPartition, OffsetAndMetadata> at(TopicPartition partition, long offset) {
        return Map.of(partition, new OffsetAndMetadata(offset));
    }

    @Test
    void shouldCommitUpToTheOldestUnfinishedLink() {
        offsets.add(ONE, 10);
        offsets.add(ONE, 11);
        offsets.add(ONE, 14);
        offsets.finished(ONE, 14);
        offsets.finished(ONE, 11);
        assertThat(offsets.committable()).isEqualTo(at(ONE, 10));

        offsets.finished(ONE, 10);

        assertThat(offsets.committable()).isEqualTo(at(ONE, 15));
        offsets.committed(at(ONE, 15));
        assertThat(offsets.committable()).isEmpty();
    }

    @Test
    void shouldCountEachPartitionForItself() {
        offsets.add(ONE, 1);
        offsets.add(ONE, 2);
        offsets.add(TWO, 7);
        offsets.finished(ONE, 1);

        assertThat(offsets.unfinished(ONE)).isOne();
        assertThat(offsets.unfinished(TWO)).isOne();
        assertThat(offsets.unfinished(new TopicPartition("links", 3))).isZero();
    }

    @Test
    void shouldKnowNothingOfALostPartition() {
        offsets.add(ONE, 1);
        offsets.remove(ONE);
        offsets.finished(ONE, 1);

        assertThat(offsets.start(ONE, 1)).isFalse();
        assertThat(offsets.committable()).isEmpty();
    }

    @Test
    void shouldFinishALinkOnlyOnce() {
        offsets.add(ONE, 1);
        offsets.finished(ONE, 1);
        offsets.finished(ONE, 1);

        assertThat(offsets.unfinished(ONE)).isZero();
        assertThat(offsets.start(ONE, 1)).isFalse();
    }

    @Test
    @Timeout(20)
    void shouldWaitForWhatIsUnderWayBeforeItLeaves() throws InterruptedException {
        offsets.add(ONE, 1);
        offsets.add(ONE, 2);
        assertThat(offsets.start(ONE, 1)).isTrue();
        Thread worker = Thread.ofVirtual().start(() -> {
            while (offsets.start(ONE, 2)) {
                offsets.stop(ONE);
                Thread.onSpinWait();
            }
            offsets.finished(ONE, 1);
            offsets.stop(ONE);
        });

        offsets.drain(List.of(ONE), Duration.ofSeconds(10));

        assertThat(offsets.committable()).isEqualTo(at(ONE, 2));
        worker.join();
    }

    @Test
    @Timeout(20)
    void shouldNotWaitForEver() throws InterruptedException {
        offsets.add(ONE, 1);
        assertThat(offsets.start(ONE, 1)).isTrue();

        offsets.drain(List.of(ONE, TWO), Duration.ofMillis(10));

        assertThat(offsets.committable()).isEqualTo(at(ONE, 1));
    }
}
