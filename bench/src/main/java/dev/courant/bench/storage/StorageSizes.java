package dev.courant.bench.storage;

import dev.courant.bench.storage.InventedArticles.Records;
import dev.courant.embedded.DataFolder;
import dev.courant.embedded.EmbeddedDatabase;
import dev.courant.embedded.EmbeddedKafka;
import dev.courant.embedded.FreePorts;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.KafkaSettings;
import dev.courant.runtime.kafka.TopicCreation;
import dev.courant.schemas.Topics;
import dev.courant.store.Database;
import dev.courant.store.StoreSettings;
import dev.courant.store.query.StatsQuery;
import dev.courant.store.sink.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;

/**
 * Writes invented articles through the sink and prints how much room each topic and each table takes per million
 * articles, indexes included.
 */
public final class StorageSizes {
    private static final int ARTICLES = Integer.getInteger("articles", 20_000);
    private static final double MILLION = 1e6;
    private static final double GIB = 1L << 30;

    private StorageSizes() {}

    /**
     * Runs the measurement.
     *
     * @param arguments none
     * @throws Exception when it cannot be run
     */
    public static void main(String[] arguments) throws Exception {
        try (DataFolder folder = DataFolder.temporary("courant-storage");
                EmbeddedKafka kafka = EmbeddedKafka.start(folder.subfolder("kafka"), FreePorts.any());
                EmbeddedDatabase postgres = EmbeddedDatabase.start(folder, false)) {
            Map<String, String> environment = Map.of(
                    "COURANT_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                    "COURANT_TOPIC_PARTITIONS", "1",
                    "COURANT_DB_URL", postgres.jdbcUrl(),
                    "COURANT_DB_USER", postgres.user(),
                    "COURANT_DB_PASSWORD", postgres.password());
            KafkaClients clients = new KafkaClients(Settings.read(KafkaSettings.class, environment));
            TopicCreation.ensure(clients, clients.topics().all());
            write(clients);
            try (Database database = Database.open(Settings.read(StoreSettings.class, environment));
                    var sink = Sink.start(clients, database, InstantSource.system())) {
                awaitStored(database);
                System.out.printf("%,d articles of 600 words; GiB per million articles%n", ARTICLES);
                print("topic", topics(folder.subfolder("kafka")));
                print("table", tables(database));
            }
        }
    }

    private static void write(KafkaClients clients) {
        InventedArticles articles = new InventedArticles();
        Topics topics = clients.topics();
        try (Producer<byte[], byte[]> producer = clients.producer()) {
            for (int i = 0; i < ARTICLES; i++) {
                Records records = articles.next(i);
                String id = records.link().getArticleId();
                var link = producer.send(KafkaClients.record(topics.links(), "press.example", records.link()));
                var article = producer.send(KafkaClients.record(
                        topics.articles(), id, records.enriched().getArticle()));
                var enriched = producer.send(KafkaClients.record(topics.enriched(), id, records.enriched()));
                var report = producer.send(KafkaClients.record(topics.extractions(), id, records.report()));
            }
        }
    }

    private static void awaitStored(Database database) throws InterruptedException {
        StatsQuery stats = new StatsQuery(database);
        while (stats.totals().stored() < ARTICLES
                || database.jdbi()
                                .withHandle(handle -> handle.createQuery("select count(*) from extraction")
                                        .mapTo(Integer.class)
                                        .one())
                        < ARTICLES) {
            Thread.sleep(Duration.ofSeconds(1));
        }
    }

    private static SortedMap<String, Long> topics(Path kafka) throws IOException {
        SortedMap<String, Long> sizes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(kafka)) {
            for (Path log :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                String topic =
                        String.valueOf(log.getName(log.getNameCount() - 2)).replaceAll("-\\d+$", "");
                if (topic.startsWith(Topics.DEFAULT_PREFIX)) {
                    sizes.merge(topic, Files.size(log), Long::sum);
                }
            }
        }
        return sizes;
    }

    private static SortedMap<String, Long> tables(Database database) {
        return database.jdbi().withHandle(handle -> {
            SortedMap<String, Long> sizes = new TreeMap<>();
            handle.createQuery("select relname, pg_total_relation_size(oid) from pg_class"
                            + " where relkind = 'r' and relnamespace = 'public'::regnamespace")
                    .map((row, context) -> sizes.put(row.getString(1), row.getLong(2)))
                    .list();
            return sizes;
        });
    }

    private static void print(String kind, SortedMap<String, Long> sizes) {
        sizes.forEach((name, bytes) -> {
            double gib = bytes * MILLION / ARTICLES / GIB;
            if (gib >= 0.01) {
                System.out.printf("%s %-28s %6.2f%n", kind, name, gib);
            }
        });
    }
}
