package dev.courant.runtime.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until the brokers that lead the partitions of topics know that they do. A topic counts as created when the
 * controller has noted it; the brokers hear of it afterwards, and until then refuse its records. A producer that has
 * several requests under way at that moment gets the first one refused and a later one accepted, and before Kafka 4.5
 * the broker then refuses the first one for ever, as out of sequence (KAFKA-15591). Used by one thread.
 */
final class TopicLeaders {
    private static final Logger log = LoggerFactory.getLogger(TopicLeaders.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Admin admin;
    private final long deadline = System.nanoTime() + TIMEOUT.toNanos();
    private String cause = "";

    TopicLeaders(Admin admin) {
        this.admin = admin;
    }

    /**
     * Waits until each partition has a leader that answers. Partitions that still have none after half a minute are
     * logged and left alone: an outage of some should not keep a service from working on the others.
     */
    void await(Collection<String> topics) throws InterruptedException {
        Set<String> unknown = new HashSet<>(topics);
        Set<TopicPartition> waiting = new HashSet<>();
        while (true) {
            waiting.addAll(found(unknown));
            waiting.removeAll(answering(waiting));
            if (unknown.isEmpty() && waiting.isEmpty()) {
                return;
            }
            if (System.nanoTime() > deadline) {
                log.warn("event=no_leader topics={} partitions={} cause=\"{}\"", unknown, waiting, cause);
                return;
            }
            Thread.sleep(PAUSE);
        }
    }

    /** Moves the topics that the brokers know out of the set, and returns their partitions. */
    private Set<TopicPartition> found(Set<String> unknown) throws InterruptedException {
        Map<String, KafkaFuture<TopicDescription>> answers =
                admin.describeTopics(List.copyOf(unknown)).topicNameValues();
        Set<TopicPartition> partitions = new HashSet<>();
        successful(answers.values()).forEach(topic -> {
            topic.partitions()
                    .forEach(partition -> partitions.add(new TopicPartition(topic.name(), partition.partition())));
            unknown.remove(topic.name());
        });
        return partitions;
    }

    private Set<TopicPartition> answering(Set<TopicPartition> partitions) throws InterruptedException {
        if (partitions.isEmpty()) {
            return Set.of();
        }
        long millis = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
        ListOffsetsResult offsets = admin.listOffsets(
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())),
                new ListOffsetsOptions().timeoutMs((int) millis));
        List<KafkaFuture<TopicPartition>> answers = partitions.stream()
                .map(partition -> offsets.partitionResult(partition).thenApply(offset -> partition))
                .toList();
        return successful(answers);
    }

    private <T> Set<T> successful(Collection<KafkaFuture<T>> answers) throws InterruptedException {
        Set<T> successful = new HashSet<>();
        for (KafkaFuture<T> answer : answers) {
            try {
                successful.add(answer.get());
            } catch (ExecutionException e) {
                cause = String.valueOf(e.getCause());
            }
        }
        return successful;
    }
}
