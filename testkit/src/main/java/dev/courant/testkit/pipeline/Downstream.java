package dev.courant.testkit.pipeline;

import dev.courant.runtime.kafka.ClusterOffsets;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.ReadPositions;
import dev.courant.store.rows.Batch;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells when enrich and store have worked through all records that are there. What enrich writes is in the topics
 * before its offsets are committed, and the store reads outcomes again that it has written itself: so it is done when
 * the topics have not grown since the last look. Used by one thread.
 */
final class Downstream {
    private final Set<PipelineRole> roles;
    private final KafkaClients kafka;
    private final ClusterOffsets cluster;
    private final Nodes nodes;
    private final Set<String> topics = new HashSet<>();
    private final Set<String> news;
    private Map<TopicPartition, Long> ends = Map.of();
    private boolean done = true;

    Downstream(Set<PipelineRole> roles, KafkaClients kafka, ClusterOffsets cluster, Nodes nodes) {
        this.roles = roles;
        this.kafka = kafka;
        this.cluster = cluster;
        this.nodes = nodes;
        topics.add(kafka.topics().articles().name());
        topics.addAll(Batch.topics(kafka.topics()));
        news = new HashSet<>(topics);
        news.remove(kafka.topics().feedStatus().name());
    }

    /** Whether everything is done, to the last row. */
    boolean isDone() {
        return isDone(topics);
    }

    /**
     * Whether everything is done that later work may depend on. The statuses of feeds, which each poll writes, are rows
     * that nothing depends on, and that say when the feed was polled, not when they were written.
     */
    boolean isNewsDone() {
        return isDone(news);
    }

    private boolean isDone(Set<String> topics) {
        if (!done && !(isStored() && isEnriched())) {
            return false;
        }
        Map<TopicPartition, Long> now = cluster.ends(topics);
        done = now.equals(ends);
        ends = now;
        return done;
    }

    private boolean isEnriched() {
        return !roles.contains(PipelineRole.ENRICH)
                || cluster.hasCommitted(
                        kafka.name("enrich"),
                        of(Set.of(kafka.topics().articles().name())));
    }

    private boolean isStored() {
        return !roles.contains(PipelineRole.STORE)
                || ReadPositions.reach(nodes.stored(), of(Batch.topics(kafka.topics())));
    }

    private Map<TopicPartition, Long> of(Iterable<String> names) {
        Set<String> wanted = new HashSet<>();
        names.forEach(wanted::add);
        Map<TopicPartition, Long> some = new HashMap<>(ends);
        some.keySet().removeIf(partition -> !wanted.contains(partition.topic()));
        return some;
    }

    @Override
    public String toString() {
        return "stored " + nodes.stored() + " of " + ends;
    }
}
