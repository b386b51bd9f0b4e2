package dev.courant.ingest.replay;

import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.schemas.Identity;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the progress of a replay is kept: in the metadata of an offset that a consumer group has committed. The group
 * is called after the recording and the filter, and has no members; the offset itself means nothing, and so survives
 * that a restored cluster has other offsets. Kafka forgets it a while later ({@code offsets.retention.minutes}). Used
 * by one thread.
 */
final class ReplayLog implements AutoCloseable {
    private static final String FINISHED = "finished";

    private final Consumer<byte[], byte[]> consumer;
    private final TopicPartition partition;

    /** @param role as of {@link #role} */
    ReplayLog(KafkaClients clients, String role) {
        this.consumer = clients.offsetReader(role);
        this.partition = new TopicPartition(clients.topics().links().name(), 0);
    }

    /** Returns the role of a replay in its consumer group and transactional id. */
    static String role(String recordingId, ReplayFilter filter) {
        return "replay-" + recordingId
                + (filter.equals(ReplayFilter.ALL) ? "" : "-" + Identity.contentHash(filter.toString()));
    }

    /** Reads the progress; waits for transactions that are being ended. */
    Optional<ReplayPosition> read() {
        return Optional.ofNullable(consumer.committed(Set.of(partition)).get(partition))
                .flatMap(ReplayLog::decode);
    }

    /** Writes the progress in the open transaction of a producer. */
    void write(ReplayPosition position, Producer<byte[], byte[]> producer) {
        String where = position.finished() ? FINISHED : Long.toString(position.offset());
        String metadata = where + " " + position.totals().encode();
        producer.sendOffsetsToTransaction(
                Map.of(partition, new OffsetAndMetadata(0, metadata)), consumer.groupMetadata());
    }

    /**
     * What another version has written otherwise counts as nothing: beginning anew repeats work and changes nothing.
     */
    static Optional<ReplayPosition> decode(OffsetAndMetadata committed) {
        String[] parts = committed.metadata().split(" ", 2);
        boolean finished = parts[0].equals(FINISHED);
        try {
            return Optional.of(new ReplayPosition(
                    finished ? 0 : Long.parseLong(parts[0]), finished, ReplayTotals.decode(parts[parts.length - 1])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
