package dev.courant.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.runtime.Health;
import dev.courant.runtime.Loop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ConsumerProgressTest {
    private static final TopicPartition PARTITION = new TopicPartition("t.articles", 0);

    private int generation = 1;
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest") {
        @Override
        public synchronized ConsumerGroupMetadata groupMetadata() {
            return new ConsumerGroupMetadata("t.store", generation, "member", Optional.empty());
        }
    };

    private Health health() {
        ConsumerProgress progress = new ConsumerProgress(consumer);
        try (Loop loop = Loop.start("store", running -> {
            while (running.active()) {
                progress.report(running, 0);
                Thread.onSpinWait();
            }
        })) {
            await().atMost(Duration.ofSeconds(5)).until(() -> !loop.check().equals(Health.down("starting")));
            return loop.check();
        }
    }

    @Test
    void shouldBeReadyWithoutAPartitionBecauseItTakesOverWhenAnotherInstanceEnds() {
        consumer.subscribe(List.of("t.articles"));
        consumer.rebalance(List.of());

        assertThat(health()).isEqualTo(Health.UP);
    }

    @Test
    void shouldBeReadyWithPartitionsOfWhichNothingWaits() {
        consumer.subscribe(List.of("t.articles"));
        consumer.rebalance(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 0L));

        assertThat(health()).isEqualTo(Health.UP);
    }

    @Test
    void shouldNotBeReadyBeforeItIsAMemberOfItsGroup() {
        generation = -1;

        assertThat(health()).isEqualTo(Health.down("not a member of the consumer group t.store"));
    }
}
