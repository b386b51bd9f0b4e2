package dev.courant.testservers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.GroupSubscription;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.KafkaSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Every partition finds an owner, whenever a member ends and starts again. */
@ServersTest
class GroupSubscriptionIT {
    private final Servers servers;
    private final int partitions;

    GroupSubscriptionIT(Servers servers) {
        this.servers = servers;
        try (Consumer<byte[], byte[]> reader = servers.kafka().reader()) {
            this.partitions = reader.partitionsFor(topic()).size();
        }
    }

    @Test
    void shouldLeaveNoPartitionBehindWhenAMemberStartsAgainInTheMiddleOfARebalance() {
        EndsAtRevocation ending = new EndsAtRevocation();
        Consumer<byte[], byte[]> first = member("first", ending);
        awaitOwners(first);
        try (Consumer<byte[], byte[]> second = member("second", new IgnoredRebalances())) {
            Awaitility.await("a revocation").until(() -> {
                second.poll(Duration.ofMillis(100));
                return ends(first);
            });
            ending.armed = false;
            first.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.REMAIN_IN_GROUP));

            try (Consumer<byte[], byte[]> again = member("first", new IgnoredRebalances())) {
                awaitOwners(again, second);
                // Without a wait for the rebalance that may be under way.
                again.close(CloseOptions.timeout(Duration.ZERO));
                second.close(CloseOptions.timeout(Duration.ZERO));
            }
        }
    }

    private Consumer<byte[], byte[]> member(String name, ConsumerRebalanceListener listener) {
        Map<String, String> environment = new HashMap<>(servers.environment());
        environment.put("COURANT_INSTANCE", name);
        Consumer<byte[], byte[]> member = new KafkaClients(Settings.read(KafkaSettings.class, environment))
                .consumer("test", Map.of(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 200));
        GroupSubscription.start(member, List.of(topic()), listener);
        return member;
    }

    private String topic() {
        return servers.topics().links().name();
    }

    /** Polls until each partition has an owner. */
    @SafeVarargs
    private void awaitOwners(Consumer<byte[], byte[]>... members) {
        Awaitility.await("an owner of each partition")
                .atMost(Duration.ofSeconds(40))
                .until(() -> {
                    Set<TopicPartition> owned = new HashSet<>();
                    for (Consumer<byte[], byte[]> member : members) {
                        member.poll(Duration.ofMillis(100));
                        owned.addAll(member.assignment());
                    }
                    return owned.size() == partitions;
                });
    }

    /** Whether the listener of a member ended a poll. */
    private static boolean ends(Consumer<byte[], byte[]> member) {
        try {
            member.poll(Duration.ofMillis(100));
            return false;
        } catch (KafkaException e) {
            assertThat(e).hasRootCauseMessage(EndsAtRevocation.MESSAGE);
            return true;
        }
    }

    /** Ends the poll in which partitions are revoked, before the member joins again. */
    private static final class EndsAtRevocation extends IgnoredRebalances {
        static final String MESSAGE = "ended in the middle of a rebalance";
        private boolean armed = true;

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            if (armed && !revoked.isEmpty()) {
                throw new IllegalStateException(MESSAGE);
            }
        }
    }
}
