package dev.courant.testkit.pipeline;

import dev.courant.runtime.kafka.ClusterOffsets;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.ReadPositions;
import dev.courant.store.rows.Batch;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Tells when enrich and store have worked through all records that are there. Used by one thread. */
final class Downstream {
    private final Set<PipelineRole> roles;
    private final KafkaClients kafka;
    private final ClusterOffsets cluster;
    private final ReadPositions stored;
    private Map<TopicPartition, Long> storedEnds = Map.of();

    Downstream(Set<PipelineRole> roles, KafkaClients kafka, ClusterOffsets cluster, ReadPositions stored) {
        this.roles = roles;
        this.kafka = kafka;
        this.cluster = cluster;
        this.stored = stored;
    }

    /** What enrich writes is in the topics before its offsets are committed, and so is found by the second look. */
    boolean isDone() {
        return (!roles.contains(PipelineRole.ENRICH) || isEnriched())
                && (!roles.contains(PipelineRole.STORE) || isStored());
    }

    private boolean isEnriched() {
        return cluster.hasCommitted(
                kafka.name("enrich"), cluster.ends(List.of(kafka.topics().articles().name())));
    }

    /** The store writes outcomes itself, which it reads again. */
    private boolean isStored() {
        Map<TopicPartition, Long> before = storedEnds;
        storedEnds = cluster.ends(Batch.topics(kafka.topics()));
        return storedEnds.equals(before) && stored.reach(storedEnds);
    }

    @Override
    public String toString() {
        return "stored " + stored + " of " + storedEnds;
    }
}
