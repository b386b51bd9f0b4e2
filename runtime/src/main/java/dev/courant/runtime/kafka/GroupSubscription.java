package dev.courant.runtime.kafka;

import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;

/**
 * Subscribes members of consumer groups. A static member asks for a rebalance after its first assignment, because that
 * may be a stale one: when a member ends between the two rounds of a cooperative rebalance and starts again, the broker
 * answers from memory with the assignment of the first round. The member then has nothing to revoke and so no reason to
 * begin the second, and partitions that were revoked in the first stay without an owner until the next member joins or
 * leaves. Used by the thread of the consumer.
 *
 * @see <a href="https://cwiki.apache.org/confluence/x/n4VzB">KIP-429, cooperative rebalancing</a>
 * @see <a href="https://cwiki.apache.org/confluence/x/7nBkBg">KIP-345, static membership</a>
 */
public final class GroupSubscription implements ConsumerRebalanceListener {
    private final Consumer<?, ?> consumer;
    private final ConsumerRebalanceListener listener;
    private boolean confirmed;

    private GroupSubscription(Consumer<?, ?> consumer, ConsumerRebalanceListener listener) {
        this.consumer = consumer;
        this.listener = listener;
        this.confirmed = consumer.groupMetadata().groupInstanceId().isEmpty();
    }

    /**
     * Subscribes a consumer.
     *
     * @param consumer a member of a group
     * @param topics what it reads
     * @param listener told of its partitions, by the thread that polls
     */
    public static void start(Consumer<?, ?> consumer, Collection<String> topics, ConsumerRebalanceListener listener) {
        consumer.subscribe(topics, new GroupSubscription(consumer, listener));
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (!confirmed) {
            confirmed = true;
            consumer.enforceRebalance("the assignment of a member that started again may be stale");
        }
        listener.onPartitionsAssigned(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        listener.onPartitionsRevoked(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        listener.onPartitionsLost(partitions);
    }
}
