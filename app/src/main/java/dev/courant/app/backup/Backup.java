package dev.courant.app.backup;

import dev.courant.app.backup.Manifest.GroupPosition;
import dev.courant.app.backup.Manifest.Origin;
import dev.courant.app.backup.Manifest.Records;
import dev.courant.app.backup.Manifest.Rows;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.store.StoreSettings;
import dev.courant.store.backup.DatabaseSnapshot;
import dev.courant.store.backup.SavedTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * Saves a running Courant. Its services go on, so nothing is saved at quite the same moment; the order makes sure that
 * nothing is lost: first how far each step has come, then what the steps have written. So what a step counts as done is
 * in the backup, and what it has done beyond that is done again by a restored Courant, which changes no row.
 *
 * <ol>
 *   <li>The records so far, which takes the longest.
 *   <li>Progress: the statuses of feeds (what is known of each), the offsets of consumer groups (what is scraped and
 *       enriched), and a snapshot of the database (what is stored).
 *   <li>The ends of the other topics; outcomes first, because what they say was stored must be in the others.
 *   <li>The records up to these ends, and the rows of the snapshot.
 * </ol>
 */
public final class Backup {
    private final KafkaClients clients;
    private final StoreSettings database;
    private final String source;
    private final InstantSource clock;

    /**
     * Creates a backup of a Courant.
     *
     * @param clients its Kafka
     * @param database its database
     * @param source its description for people
     * @param clock the time
     */
    public Backup(KafkaClients clients, StoreSettings database, String source, InstantSource clock) {
        this.clients = clients;
        this.database = database;
        this.source = source;
        this.clock = clock;
    }

    /**
     * Writes the backup; the file has its name once it is complete.
     *
     * @param file the file, replaced if it exists
     * @param version the version of this program
     * @throws IOException when it cannot be written
     * @throws CourantException when Kafka or the database cannot be read
     */
    public void write(Path file, String version) throws IOException {
        List<TopicCopy> topics = new ArrayList<>();
        try (DatabaseSnapshot rows = DatabaseSnapshot.open(database);
                ClusterState cluster = new ClusterState(clients);
                Consumer<byte[], byte[]> uncommitted =
                        clients.reader(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted"));
                BackupWriter writer = BackupWriter.create(file)) {
            cluster.topics().forEach(topic -> topics.add(new TopicCopy(clients, topic)));
            requireAll(topics);
            copy(topics, 0, writer);

            Set<String> names = topics.stream().map(TopicCopy::name).collect(Collectors.toSet());
            topic(topics, clients.topics().feedStatus().name()).endAtCommitted();
            List<GroupPosition> groups = cluster.groups(names);
            String tables = rows.take();
            Origin origin = new Origin(
                    version,
                    source,
                    clock.instant().truncatedTo(ChronoUnit.MILLIS).toString(),
                    clients.settings().topicPrefix());
            topic(topics, clients.topics().outcomes().name()).endAtLast(uncommitted);
            topics.stream()
                    .filter(topic ->
                            !topic.name().equals(clients.topics().feedStatus().name()))
                    .filter(topic ->
                            !topic.name().equals(clients.topics().outcomes().name()))
                    .forEach(topic -> topic.endAtLast(uncommitted));
            copy(topics, 1, writer);
            Rows saved = copy(rows, tables, writer);

            Map<String, Map<String, String>> configs = cluster.configs(names);
            Records records = new Records(
                    topics.stream().mapToLong(TopicCopy::bytes).sum(),
                    topics.stream()
                            .map(topic -> topic.saved(configs.getOrDefault(topic.name(), Map.of())))
                            .toList(),
                    groups);
            writer.finish(digests -> new Manifest(Manifest.FORMAT, origin, saved, records, digests));
        } finally {
            topics.forEach(TopicCopy::close);
        }
    }

    private static void copy(List<TopicCopy> topics, int pass, BackupWriter writer) throws IOException {
        for (TopicCopy topic : topics) {
            writer.entry(BackupFile.topicEntries(topic.name()).get(pass), topic::copy);
        }
    }

    private static Rows copy(DatabaseSnapshot database, String version, BackupWriter writer) throws IOException {
        List<SavedTable> tables = database.tables();
        Map<String, Long> rows = new TreeMap<>();
        for (SavedTable table : tables) {
            writer.entry(
                    BackupFile.tableEntry(table.name()), out -> rows.put(table.name(), database.write(table, out)));
        }
        return new Rows(version, database.bytes(), tables, rows, database.positions());
    }

    private void requireAll(List<TopicCopy> topics) {
        clients.topics().all().forEach(topic -> topic(topics, topic.name()));
    }

    private TopicCopy topic(List<TopicCopy> topics, String name) {
        return topics.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CourantException("there is no topic " + name + " at "
                        + clients.settings().bootstrapServers() + ": see COURANT_TOPIC_PREFIX"));
    }
}
