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
 * Where the progress of a replay is kept: as the offset of a consumer group that is called after the recording and the
 * filter, and has no members. The offset is that of the next record in the file, its metadata the totals. Kafka forgets
 * it a while later ({@code offsets.retention.minutes}). Used by one thread.
 */
final class ReplayLog implements AutoCloseable {
    private static final String FINISHED = "finished ";
    private static final String UNFINISHED = "unfinished ";

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
        String metadata =
                (position.finished() ? FINISHED : UNFINISHED) + position.totals().encode();
        producer.sendOffsetsToTransaction(
                Map.of(partition, new OffsetAndMetadata(position.offset(), metadata)), consumer.groupMetadata());
    }

    private static Optional<ReplayPosition> decode(OffsetAndMetadata committed) {
        String metadata = committed.metadata();
        boolean finished = metadata.startsWith(FINISHED);
        if (!finished && !metadata.startsWith(UNFINISHED)) {
            return Optional.empty();
        }
        String totals = metadata.substring(metadata.indexOf(' ') + 1);
        try {
            return Optional.of(new ReplayPosition(committed.offset(), finished, ReplayTotals.decode(totals)));
        } catch (IllegalArgumentException e) {
            // Of a version that counts otherwise: beginning anew repeats work and changes nothing.
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
