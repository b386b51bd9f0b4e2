package dev.courant.app.backup;

import dev.courant.app.backup.Manifest.GroupPosition;
import dev.courant.app.backup.Manifest.SavedTopic;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.TopicCreation;
import dev.courant.runtime.kafka.TopicOffsets;
import dev.courant.schemas.Topic;
import dev.courant.store.backup.StorePosition;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Fills the topics of a cluster from a backup. Records keep their partitions, their times and their order. Dead letters
 * keep their offsets as well, by which they are named; all other offsets change, and so the positions of consumer
 * groups and of the database are translated. Used by one thread.
 */
final class TopicRestore implements AutoCloseable {
    private final KafkaClients clients;
    private final ClusterState cluster;
    private final BackupFile backup;
    private final Map<TopicPartition, RestoredPartition> partitions = new HashMap<>();

    TopicRestore(KafkaClients clients, BackupFile backup) {
        this.clients = clients;
        this.cluster = new ClusterState(clients);
        this.backup = backup;
    }

    /**
     * Checks that none of the topics has records. Changes nothing.
     *
     * @throws CourantException when one has
     */
    void check() {
        try (Consumer<byte[], byte[]> consumer = clients.reader()) {
            for (Topic<?, ?> topic : cluster.topics()) {
                throw new CourantException("there is a topic " + topic.name() + " at "
                        + clients.settings().bootstrapServers() + " already ("
                        + new TopicOffsets(topic.name(), consumer)
                                .ends().values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum()
                        + " records): restore into a cluster without topics of Courant, or delete those that begin with "
                        + clients.settings().topicPrefix());
            }
        }
    }

    /** Creates the topics and writes their records. */
    void load() throws IOException {
        List<SavedTopic> topics = backup.manifest().kafka().topics();
        cluster.create(topics);
        TopicCreation.ensure(clients, cluster.topics());
        try (OffsetWriter writer = new OffsetWriter(clients)) {
            for (SavedTopic topic : topics) {
                load(topic, writer);
            }
        }
        cluster.setGroups(backup.manifest().kafka().groups().stream()
                .map(this::translated)
                .toList());
    }

    /** Returns the positions of the database in the restored topics. */
    List<StorePosition> positions() {
        List<StorePosition> known = backup.manifest().database().positions().stream()
                .filter(position -> partitions.containsKey(partition(position)))
                .toList();
        Set<String> names = new HashSet<>();
        known.forEach(position -> names.add(position.topic()));
        Map<String, String> ids = cluster.ids(names);
        return known.stream()
                .map(position -> new StorePosition(
                        position.topic(),
                        position.partition(),
                        translated(partition(position), position.next()),
                        ids.get(position.topic())))
                .toList();
    }

    @Override
    public void close() {
        cluster.close();
    }

    private void load(SavedTopic topic, OffsetWriter writer) throws IOException {
        Map<TopicPartition, Long> firsts = keepsOffsets(topic) ? firsts(topic) : Map.of();
        for (int number = 0; number < topic.partitions(); number++) {
            TopicPartition partition = new TopicPartition(topic.name(), number);
            long first = firsts.getOrDefault(partition, 0L);
            writer.fill(topic.name(), number, first);
            partitions.put(
                    partition,
                    new RestoredPartition(topic.name(), writer, gaps(topic, partition), first, wanted(partition)));
        }
        backup.records(
                topic.name(),
                record -> Objects.requireNonNull(partitions.get(new TopicPartition(topic.name(), record.partition())))
                        .add(record));
        for (int number = 0; number < topic.partitions(); number++) {
            long unused = Objects.requireNonNull(partitions.get(new TopicPartition(topic.name(), number)))
                    .end(topic.ends().get(number));
        }
        writer.flush();
        if (!firsts.isEmpty()) {
            cluster.deleteBefore(firsts);
        }
    }

    private boolean keepsOffsets(SavedTopic topic) {
        return topic.name().equals(clients.topics().deadLetters().name());
    }

    /** Returns the offset of the first record of each partition, or its end if it has none. */
    private Map<TopicPartition, Long> firsts(SavedTopic topic) throws IOException {
        Map<TopicPartition, Long> firsts = new HashMap<>();
        backup.records(
                topic.name(),
                record -> firsts.putIfAbsent(new TopicPartition(topic.name(), record.partition()), record.offset()));
        IntStream.range(0, topic.partitions())
                .forEach(number -> firsts.putIfAbsent(
                        new TopicPartition(topic.name(), number), topic.ends().get(number)));
        return firsts;
    }

    private OffsetGaps gaps(SavedTopic topic, TopicPartition partition) {
        if (keepsOffsets(topic)) {
            return OffsetGaps.kept();
        }
        if (topic.name().equals(clients.topics().links().name())) {
            return backup.manifest().kafka().groups().stream()
                    .filter(position -> position.group().equals(clients.name("ingest")))
                    .filter(position -> partition(position).equals(partition))
                    .map(position -> new OffsetAndMetadata(position.offset(), position.metadata()))
                    .findFirst()
                    .map(OffsetGaps::window)
                    .orElseGet(OffsetGaps::none);
        }
        return OffsetGaps.none();
    }

    private Set<Long> wanted(TopicPartition partition) {
        Set<Long> wanted = new HashSet<>();
        backup.manifest().kafka().groups().stream()
                .filter(position -> partition(position).equals(partition))
                .forEach(position -> wanted.add(position.offset()));
        backup.manifest().database().positions().stream()
                .filter(position -> partition(position).equals(partition))
                .forEach(position -> wanted.add(position.next()));
        return wanted;
    }

    private GroupPosition translated(GroupPosition position) {
        return new GroupPosition(
                position.group(),
                position.topic(),
                position.partition(),
                translated(partition(position), position.offset()),
                position.metadata());
    }

    private long translated(TopicPartition partition, long offset) {
        return Objects.requireNonNull(partitions.get(partition)).translated(offset);
    }

    private static TopicPartition partition(GroupPosition position) {
        return new TopicPartition(position.topic(), position.partition());
    }

    private static TopicPartition partition(StorePosition position) {
        return new TopicPartition(position.topic(), position.partition());
    }
}
