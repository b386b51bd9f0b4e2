package dev.courant.runtime.kafka;

import dev.courant.runtime.CourantException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/** Asks a cluster where topics end, and how far consumer groups have come; keeps one connection. Thread-safe. */
public final class ClusterOffsets implements AutoCloseable {
    private final Admin admin;
    private final int partitions;

    /**
     * Connects to a cluster.
     *
     * @param clients the cluster
     */
    public ClusterOffsets(KafkaClients clients) {
        this.admin = clients.admin();
        this.partitions = clients.settings().partitions();
    }

    /**
     * Returns where topics end, including the records of open transactions.
     *
     * @param topics names of topics of this Courant, which have as many partitions as its settings say
     * @return the offset after the last record of each partition
     * @throws CourantException when the cluster does not tell
     */
    public Map<TopicPartition, Long> ends(Collection<String> topics) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (String topic : topics) {
            for (int number = 0; number < partitions; number++) {
                latest.put(new TopicPartition(topic, number), OffsetSpec.latest());
            }
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        await(admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                        .all())
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /**
     * Returns whether a consumer group has committed everything before some offsets.
     *
     * @param group the name of the group
     * @param ends offsets of partitions; those at zero count as committed
     * @return whether it has, in transactions that have ended
     * @throws CourantException when the cluster does not tell
     */
    public boolean hasCommitted(String group, Map<TopicPartition, Long> ends) {
        var committed =
                await(admin.listConsumerGroupOffsets(group, new ListConsumerGroupOffsetsOptions().requireStable(true))
                        .partitionsToOffsetAndMetadata());
        return ends.entrySet().stream().allMatch(end -> {
            var offset = committed.get(end.getKey());
            return (offset == null ? 0 : offset.offset()) >= end.getValue();
        });
    }

    @Override
    public void close() {
        admin.close();
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new CourantException("the cluster does not tell its offsets: " + e.getCause(), e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
