package dev.courant.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.ingest.IngestInstance;
import dev.courant.ingest.IngestProcess;
import dev.courant.ingest.backlog.LinkBacklog;
import dev.courant.ingest.loopback.LoopbackServer;
import dev.courant.ingest.loopback.Pages;
import dev.courant.ingest.loopback.Reply;
import dev.courant.ingest.loopback.SentLinks;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.KafkaSettings;
import dev.courant.runtime.kafka.TopicCreation;
import dev.courant.schemas.Article;
import dev.courant.schemas.Link;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/** An instance that is killed again and again while it archives: whatever was committed to have ended is there. */
@ServersTest
class KilledArchiveIT {
    private static final int HOSTS = 9;
    private static final int PAGES = 60;
    private static final int KILLS = 3;

    private final Servers servers;
    private final Map<String, String> environment;
    private final KafkaClients kafka;

    @TempDir
    Path folder;

    KilledArchiveIT(Servers servers) {
        this.servers = servers;
        this.environment = new HashMap<>(IngestInstance.environment(
                servers,
                "killed",
                Map.of(
                        "COURANT_TOPIC_PREFIX", "killed.",
                        "COURANT_TOPIC_PARTITIONS", "3",
                        "COURANT_HOST_GAP", "60ms",
                        "COURANT_FETCH_TIMEOUT", "30s",
                        "COURANT_SCRAPE_PATIENCE", "2m",
                        "COURANT_SCRAPE_REUSE", "0s")));
        this.kafka = new KafkaClients(Settings.read(KafkaSettings.class, environment));
    }

    @Test
    void shouldHaveArchivedEveryLinkThatHasEnded() throws Exception {
        environment.put("COURANT_ARCHIVE", folder.toString());
        TopicCreation.ensure(kafka, kafka.topics().all());
        try (LoopbackServer server =
                LoopbackServer.replying(request -> request.path().startsWith("/a") ? Pages.article() : Reply.of(404))) {
            SentLinks.send(kafka, server, HOSTS, PAGES);
            for (int kill = 0; kill < KILLS; kill++) {
                // Articles are in Kafka a while before it is told that their links have ended.
                int before = endedLinks().size();
                Process process = IngestProcess.start(environment);
                await().atMost(Duration.ofSeconds(60)).until(() -> endedLinks().size() > before + 10);
                process.destroyForcibly().waitFor();

                assertThat(archivedLinks()).as("after kill %d", kill).containsAll(endedLinks());
            }
            Process last = IngestProcess.start(environment);
            await().atMost(Duration.ofSeconds(90)).until(() -> endedLinks().size() == HOSTS * PAGES);
            last.destroy();
            assertThat(last.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(servers.values(kafka.topics().outcomes()))
                .as("links that were dropped, which are not archived")
                .isEmpty();
        assertThat(archivedLinks()).hasSize(HOSTS * PAGES).isEqualTo(articles());
        assertThat(ArchiveNames.closedFiles(folder)).hasSizeGreaterThan(KILLS - 1);
        Leftovers.complete(folder, ArchiveFixture.NOON);
        ArchiveCheck.Result check = ArchiveCheck.of(folder);
        assertThat(check.problems()).isEmpty();
        assertThat(check.notes()).isEmpty();
        assertThat(Archive.open(folder).list(null, null, null))
                .extracting(ArchivedCapture::url)
                .contains(servers.values(kafka.topics().links()).stream()
                        .map(Link::getUrl)
                        .toArray(String[]::new));
    }

    private Set<String> articles() {
        Set<String> links = new HashSet<>();
        servers.values(kafka.topics().articles()).stream()
                .map(Article::getLinkId)
                .forEach(links::add);
        return links;
    }

    /** Returns the links of whose records Kafka has been told that they have ended. */
    private Set<String> endedLinks() throws Exception {
        String topic = kafka.topics().links().name();
        Set<String> ended = new TreeSet<>();
        try (Admin admin = kafka.admin();
                Consumer<byte[], byte[]> consumer = kafka.consumer("looking")) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(kafka.name("ingest"))
                    .partitionsToOffsetAndMetadata()
                    .get();
            LinkBacklog backlog = new LinkBacklog(1 << 20);
            committed.forEach((partition, progress) -> {
                if (partition.topic().equals(topic)) {
                    backlog.assign(partition, progress.offset(), progress.metadata());
                }
            });
            for (ConsumerRecord<byte[], byte[]> record : records(consumer, topic)) {
                OffsetAndMetadata progress = committed.get(new TopicPartition(topic, record.partition()));
                if (progress != null && hasEnded(backlog, record, progress.offset())) {
                    ended.add(kafka.topics()
                            .links()
                            .values()
                            .deserializer()
                            .deserialize(topic, record.value())
                            .getLinkId());
                }
            }
        }
        return ended;
    }

    private boolean hasEnded(LinkBacklog backlog, ConsumerRecord<byte[], byte[]> record, long committed) {
        if (record.offset() < committed) {
            return true;
        }
        long before = backlog.unended();
        var unused = backlog.add(
                record, kafka.topics().links().keys().deserializer().deserialize(record.topic(), record.key()));
        return backlog.unended() == before;
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(Consumer<byte[], byte[]> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        while (records.size() < HOSTS * PAGES) {
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        }
        return records;
    }

    /** Reads all files with jwarc alone, those of killed processes up to a record that is torn. */
    private Set<String> archivedLinks() throws IOException {
        Set<String> links = new HashSet<>();
        for (Path file : Stream.concat(
                        ArchiveNames.closedFiles(folder).stream(), ArchiveNames.openFiles(folder).stream())
                .toList()) {
            try (WarcReader reader = new WarcReader(file)) {
                for (WarcRecord record = reader.next().orElse(null);
                        record != null;
                        record = reader.next().orElse(null)) {
                    if (record instanceof WarcMetadata metadata) {
                        metadata.fields().first(MetadataFields.LINK_ID).ifPresent(links::add);
                    }
                }
            } catch (IOException torn) {
                assertThat(file.toString()).endsWith(ArchiveNames.OPEN);
            }
        }
        return links;
    }
}
