package dev.courant.testservers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.runtime.Health;
import dev.courant.runtime.Loop;
import dev.courant.runtime.kafka.ConsumerProgress;
import dev.courant.runtime.kafka.GroupSubscription;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The health of a loop by the consumer that it polls. */
@ServersTest
class ConsumerProgressIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Servers servers;
    private final String topic;

    ConsumerProgressIT(Servers servers) {
        this.servers = servers;
        this.topic = servers.kafka().name("single");
    }

    @Test
    void shouldBeReadyAsAMemberWithAndWithoutAPartition() throws Exception {
        try (Admin admin = servers.kafka().admin()) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
        try (Loop first = member()) {
            Awaitility.await().atMost(TIMEOUT).until(() -> first.check().equals(Health.UP));
            try (Loop second = member()) {
                Awaitility.await().atMost(TIMEOUT).until(() -> second.check().equals(Health.UP));
                assertThat(first.check()).isEqualTo(Health.UP);
            }
        }
    }

    @Test
    void shouldNotBeReadyBeforeItIsAMemberOfItsGroup() {
        Consumer<byte[], byte[]> unsubscribed = servers.kafka().consumer("progress");
        try (unsubscribed;
                Loop loop = Loop.start("unsubscribed", running -> report(running, unsubscribed, Duration.ZERO))) {
            Health expected = Health.down(
                    "not a member of the consumer group " + servers.kafka().name("progress"));
            Awaitility.await().atMost(TIMEOUT).until(() -> loop.check().equals(expected));
        }
    }

    private Loop member() {
        return Loop.start("member", running -> {
            try (Consumer<byte[], byte[]> consumer = servers.kafka().consumer("progress")) {
                GroupSubscription.start(consumer, List.of(topic), new IgnoredRebalances());
                report(running, consumer, Duration.ofMillis(100));
            }
        });
    }

    private static void report(Loop.Running running, Consumer<byte[], byte[]> consumer, Duration poll) {
        ConsumerProgress progress = new ConsumerProgress(consumer);
        while (running.active()) {
            int records = poll.isZero() ? 0 : consumer.poll(poll).count();
            progress.report(running, records);
        }
    }
}
