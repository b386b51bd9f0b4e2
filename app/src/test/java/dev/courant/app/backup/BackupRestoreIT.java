package dev.courant.app.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.app.cluster.Announcement;
import dev.courant.app.cluster.RunningCourants;
import dev.courant.app.command.CommandRunner;
import dev.courant.app.feeds.Subscriptions;
import dev.courant.app.pipeline.AllInOne;
import dev.courant.embedded.DataFolder;
import dev.courant.embedded.world.World;
import dev.courant.embedded.world.WorldServer;
import dev.courant.parse.opml.Opml.Subscription;
import dev.courant.store.query.StatsQuery;
import dev.courant.store.query.Totals;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An all-in-one Courant is saved while it works, and one that is restored elsewhere ends as the first one does. */
@Tag("long")
class BackupRestoreIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Clock CLOCK = Clock.systemUTC();

    /** What must be the same, but for times and for which of two links to an article came first. */
    private static final Map<String, String> ROWS = Map.of(
            "articles", "select url || ' ' || revisions || ' ' || title || ' ' || language from article",
            "revisions", "select revision_id || ' ' || md5(title || body) from revision",
            "tags", "select revision_id || ' ' || topic || ' ' || score || ' ' || md5(evidence::text) from tag",
            "links", "select link_id || ' ' || url || ' ' || coalesce(title, '') from link",
            "outcomes", """
                    select min(url) || ' ' || string_agg(outcome || '/' || reason, ',' order by outcome, reason)
                    from link group by article_id""",
            "totals", "select name || ' ' || total from link_total",
            "feeds", "select url from feed",
            "letters", """
                    select partition || '-' || letter_offset || ' ' || step || ' ' || source_topic || ' ' || state
                        || ' ' || failed_at from dead_letter""",
            "letter totals",
                    "select step || ' ' || total || ' ' || retried || ' ' || discarded from dead_letter_total");

    @TempDir
    private Path folder;

    @Test
    void shouldEndAsTheCourantThatWasSaved() throws Exception {
        Path file = folder.resolve("saved.backup");
        Path restored = folder.resolve("restored");
        try (WorldServer world =
                WorldServer.start(World.demo(), WorldServer.Options.local(CLOCK).withPace(Double.POSITIVE_INFINITY))) {
            Map<String, List<String>> undisturbed = saveWhileItWorks(world, file);
            shouldRefuseWhatIsNoBackup(file);

            CommandRunner.Result restore = commands().run("restore", file.toString(), "--data", restored.toString());

            assertThat(restore.err()).isEmpty();
            assertThat(restore.exitCode()).isZero();
            try (DataFolder data = DataFolder.open(restored, CLOCK);
                    AllInOne pipeline = start(data)) {
                awaitEnd(pipeline, world);
                assertThat(rows(pipeline)).isEqualTo(undisturbed);
            }
            assertThat(refusal(file, "--data", restored.toString())).contains("is not empty; name a new folder");
        }
    }

    private Map<String, List<String>> saveWhileItWorks(WorldServer world, Path file) throws Exception {
        try (DataFolder data = DataFolder.open(folder.resolve("data"), CLOCK);
                AllInOne pipeline = start(data);
                Announcement announcement = RunningCourants.of(environment()).announceStart("run", data.path())) {
            announcement.running(pipeline.kafka().settings());
            leaveDeadLetters(pipeline);
            int unused = Subscriptions.add(
                    pipeline.kafka(),
                    world.feedUrls().stream()
                            .map(url -> new Subscription(url, null))
                            .toList(),
                    CLOCK.instant());
            await().atMost(TIMEOUT).until(() -> totals(pipeline).stored() >= 5);

            CommandRunner.Result backup =
                    commands().run("backup", "--data", data.path().toString(), "--out", file.toString());

            assertThat(backup.exitCode()).as(backup.err()).isZero();
            assertThat(backup.out()).startsWith(file + "\nbackup of ").contains(" records in 11 topics; from ");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            try (BackupFile saved = BackupFile.open(file)) {
                assertThat(saved.manifest().database().rows().get("article"))
                        .as("articles at the moment of the backup")
                        .isBetween(5L, (long) world.published().size() / 2);
            }
            awaitEnd(pipeline, world);
            return rows(pipeline);
        }
    }

    /** Two records that enrich cannot read; one is given up. */
    private void leaveDeadLetters(AllInOne pipeline) {
        String articles = pipeline.kafka().topics().articles().name();
        try (Producer<byte[], byte[]> producer = pipeline.kafka().producer()) {
            for (byte key = 0; key < 2; key++) {
                var unused = producer.send(new ProducerRecord<>(articles, 0, new byte[] {key}, new byte[] {1, 2, 3}));
            }
        }
        await().atMost(TIMEOUT).until(() -> totals(pipeline).deadLetters() == 2);
        String letter = pipeline.desk()
                .database()
                .jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select partition || '-' || letter_offset from dead_letter order by 1 limit 1")
                        .mapTo(String.class)
                        .one());
        Map<String, String> environment = new HashMap<>(environment());
        environment.put(
                "COURANT_KAFKA_BOOTSTRAP_SERVERS", pipeline.kafka().settings().bootstrapServers());
        assertThat(new CommandRunner(environment, CLOCK)
                        .run("dead-letters", "discard", letter)
                        .exitCode())
                .isZero();
        await().atMost(TIMEOUT)
                .until(() -> List.of("enrich 2 0 1").equals(rows(pipeline).get("letter totals")));
    }

    private void shouldRefuseWhatIsNoBackup(Path file) throws IOException {
        Path other = folder.resolve("other.backup");
        long size = Files.size(file);

        Files.writeString(other, "not a backup");
        assertThat(refusal(other)).contains("is no backup of Courant, or is damaged");

        Files.copy(file, other, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        try (RandomAccessFile bytes = new RandomAccessFile(other.toFile(), "rw")) {
            bytes.setLength(size / 2);
        }
        assertThat(refusal(other)).contains("is no backup of Courant, or is damaged");

        for (long place : placesToDamage(size)) {
            Files.copy(file, other, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            try (RandomAccessFile bytes = new RandomAccessFile(other.toFile(), "rw")) {
                bytes.seek(place);
                int old = bytes.read();
                bytes.seek(place);
                bytes.write(old ^ 0x10);
            }
            assertThat(refusal(other)).contains("is no backup of Courant, or is damaged");
        }

        Files.copy(file, other, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem zip = FileSystems.newFileSystem(other)) {
            Path manifest = zip.getPath(BackupFile.MANIFEST);
            Files.writeString(
                    manifest,
                    Files.readString(manifest)
                            .replaceFirst("\"version\" : \"\\d+\"", "\"version\" : \"999\"")
                            .replaceFirst("\"format\" : \\d+", "\"format\" : 1"));
        }
        assertThat(commands()
                        .run(
                                "restore",
                                other.toString(),
                                "--data",
                                folder.resolve("newer").toString())
                        .err())
                .contains("the backup was made by a newer Courant (its tables have version 999");
        assertThat(folder.resolve("newer")).doesNotExist();
        assertThat(folder.resolve("newer.restoring")).doesNotExist();
        assertThat(refusal(folder.resolve("nofile"))).contains("there is no such file");
    }

    /** All over the file, the time in the header of its first entry, which no sum of ZIP covers, and its last bytes. */
    private static List<Long> placesToDamage(long size) {
        List<Long> places = new ArrayList<>(List.of(10L, size - 65, size - 1));
        for (long place = size / 10; place < size; place += size / 10) {
            places.add(place);
        }
        return places;
    }

    private String refusal(Path file, String... options) {
        String[] target = options.length > 0
                ? options
                : new String[] {"--data", folder.resolve("refused").toString()};
        CommandRunner.Result result = commands().run("restore", file.toString(), target[0], target[1]);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).hasLineCount(1);
        assertThat(folder.resolve("refused")).doesNotExist();
        return result.err();
    }

    private CommandRunner commands() {
        return new CommandRunner(environment(), CLOCK);
    }

    private Map<String, String> environment() {
        return Map.of("XDG_STATE_HOME", folder.resolve("state").toString());
    }

    private static AllInOne start(DataFolder data) {
        return AllInOne.start(new AllInOne.Plan(
                data,
                AllInOne.Ports.kept(),
                false,
                Map.of(
                        "COURANT_DESK_PORT", "0",
                        "COURANT_FETCH_ALLOW", "127.0.0.0/8",
                        "COURANT_POLL_INTERVAL", "2s",
                        "COURANT_POLL_MIN_INTERVAL", "1s",
                        "COURANT_HOST_GAP", "1s",
                        "COURANT_SCRAPE_RETRY_PAUSE", "200ms",
                        "COURANT_SCRAPE_PATIENCE", "2s"),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                CLOCK,
                step -> {}));
    }

    private static void awaitEnd(AllInOne pipeline, WorldServer world) {
        await().atMost(TIMEOUT)
                .until(
                        () -> totals(pipeline),
                        totals -> totals.discovered() >= world.published().size() && totals.pending() == 0);
        assertThat(totals(pipeline).holds()).isTrue();
    }

    private static Totals totals(AllInOne pipeline) {
        return new StatsQuery(pipeline.desk().database()).read().totals();
    }

    private static Map<String, List<String>> rows(AllInOne pipeline) {
        Map<String, List<String>> rows = new TreeMap<>();
        pipeline.desk()
                .database()
                .jdbi()
                .useHandle(handle -> ROWS.forEach((name, query) -> rows.put(
                        name,
                        handle.createQuery(query).mapTo(String.class).stream()
                                .sorted()
                                .toList())));
        return rows;
    }
}
