package dev.courant.runtime.kafka;

import dev.courant.runtime.CourantException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
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
        return lag(true).orElseThrow();
    }

    /**
     * Asks the cluster, of a group that need not exist.
     *
     * @return as {@link #records}; empty when the group has never committed an offset of the topic
     * @throws CourantException when the cluster does not answer
     * @throws InterruptedException when interrupted
     */
    public OptionalLong recordsIfRead() throws InterruptedException {
        return lag(false);
    }

    private OptionalLong lag(boolean unread) throws InterruptedException {
        try {
            Set<TopicPartition> partitions = partitions();
            Map<TopicPartition, OffsetAndMetadata> committed = committed();
            if (!unread && partitions.stream().noneMatch(committed::containsKey)) {
                return OptionalLong.empty();
            }
            Map<TopicPartition, Long> begins = offsets(partitions, OffsetSpec.earliest());
            Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
            return OptionalLong.of(partitions.stream()
                    .mapToLong(partition -> {
                        OffsetAndMetadata done = committed.get(partition);
                        long begin = begins.getOrDefault(partition, 0L);
                        long next = Math.max(begin, done == null ? 0 : done.offset());
                        return Math.max(0, ends.getOrDefault(partition, 0L) - next);
                    })
                    .sum());
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

    private Set<TopicPartition> partitions() throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                .flatMap(description -> description.partitions().stream())
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .collect(Collectors.toSet());
    }

    private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions.forEach(partition -> wanted.put(partition, which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listOffsets(wanted).all().get().forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    @Override
    public void close() {
        admin.close();
    }
}
