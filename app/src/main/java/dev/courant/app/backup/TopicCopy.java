package dev.courant.app.backup;

import dev.courant.app.backup.Manifest.SavedTopic;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.TopicOffsets;
import dev.courant.runtime.kafka.TopicReader;
import dev.courant.schemas.Topic;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Copies the committed records of a topic, in two passes: most of them before the moment of the backup, the rest up to
 * the ends that the topic had then. Used by one thread.
 */
final class TopicCopy implements AutoCloseable {
    /** Longer than the longest transaction, whose end the last records may have to wait for. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final String name;
    private final TopicReader<?, ?> reader;
    private Map<TopicPartition, Long> position;
    private Map<TopicPartition, Long> end;
    private long records;
    private long bytes;

    TopicCopy(KafkaClients clients, Topic<?, ?> topic) {
        this.name = topic.name();
        this.reader = TopicReader.open(clients, topic, TIMEOUT);
        this.position = reader.offsets().beginnings();
        this.end = reader.offsets().ends();
    }

    String name() {
        return name;
    }

    /** Sets the end to the last record of a transaction that has ended. */
    void endAtCommitted() {
        end = reader.offsets().ends();
    }

    /**
     * Sets the end to the last record, also of a transaction that has not ended yet; copying waits for its end. What
     * other topics say that this one has may be in such a transaction: its records are committed topic by topic.
     *
     * @param uncommitted a consumer that reads uncommitted records
     */
    void endAtLast(Consumer<?, ?> uncommitted) {
        end = new TopicOffsets(name, uncommitted).ends();
    }

    /** Copies the records from where the last call stopped to the end. */
    void copy(OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        try {
            reader.read(position, end, record -> write(SavedRecord.of(record), data));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        data.flush();
        position = end;
    }

    /** Returns the description of what was copied. */
    SavedTopic saved(Map<String, String> config) {
        List<Long> ends = end.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> entry.getKey().partition()))
                .map(Map.Entry::getValue)
                .toList();
        return new SavedTopic(name, ends.size(), config, records, ends);
    }

    /** Returns the size of the keys and values that were copied. */
    long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        reader.close();
    }

    private void write(SavedRecord record, DataOutputStream out) {
        try {
            record.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        records++;
        bytes += record.bytes();
    }
}
