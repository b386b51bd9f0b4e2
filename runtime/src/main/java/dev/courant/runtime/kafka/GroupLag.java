package dev.courant.runtime.kafka;

import dev.courant.runtime.CourantException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Tells how far a consumer group is behind the end of a topic. Used by one thread. */
public final class GroupLag implements AutoCloseable {
    private final Admin admin;
    private final String group;
    private final String topic;

    /**
     * Creates a look-up.
     *
     * @param clients the cluster
     * @param role the role of the group, such as {@code enrich}
     * @param topic the full name of the topic
     */
    public GroupLag(KafkaClients clients, String role, String topic) {
        this.admin = clients.admin();
        this.group = clients.name(role);
        this.topic = topic;
    }

    /**
     * Asks the cluster.
     *
     * @return the number of offsets that the group has not committed, all of them when it never did; the few that mark
     *     the ends of transactions count
     * @throws CourantException when the cluster does not answer
     * @throws InterruptedException when interrupted
     */
    public long records() throws InterruptedException {
        try {
            Map<TopicPartition, Long> ends = offsets(OffsetSpec.latest());
            Map<TopicPartition, Long> begins = offsets(OffsetSpec.earliest());
            Map<TopicPartition, OffsetAndMetadata> committed = committed();
            return ends.entrySet().stream()
                    .mapToLong(end -> {
                        OffsetAndMetadata done = committed.get(end.getKey());
                        long begin = begins.getOrDefault(end.getKey(), 0L);
                        return Math.max(0, end.getValue() - Math.max(begin, done == null ? 0 : done.offset()));
                    })
                    .sum();
        } catch (ExecutionException e) {
            throw new CourantException(
                    "it cannot be asked how far " + group + " is behind in " + topic + ": " + e.getCause(), e);
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> committed() throws ExecutionException, InterruptedException {
        try {
            return admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Map.of();
            }
            throw e;
        }
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec which) throws ExecutionException, InterruptedException {
        TopicDescription description =
                admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        description
                .partitions()
                .forEach(partition -> wanted.put(new TopicPartition(topic, partition.partition()), which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listOffsets(wanted)
                .all()
                .get()
                .forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    @Override
    public void close() {
        admin.close();
    }
}
