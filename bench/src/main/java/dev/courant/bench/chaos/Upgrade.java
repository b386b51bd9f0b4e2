package dev.courant.bench.chaos;

import dev.courant.app.Main;
import dev.courant.embedded.DataFolder;
import dev.courant.embedded.DatabaseAccess;
import dev.courant.embedded.EmbeddedDatabase;
import dev.courant.embedded.EmbeddedKafka;
import dev.courant.embedded.FreePorts;
import dev.courant.parse.opml.Opml;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.KafkaSettings;
import dev.courant.runtime.kafka.TopicReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Upgrades an earlier version to this one while news come in, and compares what is left with a run of this version
 * alone. First the roles, with both versions at work on the same topics and tables, and back once; then the all-in-one
 * Courant, on its data folder. Used by one thread.
 */
public final class Upgrade {
    private static final List<String> ROLES = List.of("ingest", "enrich", "store");
    private static final Duration SPAN = Duration.ofSeconds(180);
    private static final Duration TIMEOUT = Duration.ofMinutes(6);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final String earlier;
    private final Laboratory.Ports ports = new Laboratory.Ports(FreePorts.any(), FreePorts.any());
    private final List<String> problems = new ArrayList<>();

    /** What should run, and is started again when it has found no broker at its start. */
    private final Set<LabProcess> running = new LinkedHashSet<>();

    private Upgrade(Path earlier) {
        this.earlier = earlier.resolve("app/target/lib/*").toString();
    }

    /** Where the servers of a run are. */
    private record Servers(String kafka, DatabaseAccess database) {
        KafkaClients clients() {
            return new KafkaClients(
                    Settings.read(KafkaSettings.class, Map.of("COURANT_KAFKA_BOOTSTRAP_SERVERS", kafka)));
        }

        Connection connect() throws SQLException {
            return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        }

        long count(String what) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select count(*) from " + what)) {
                row.next();
                return row.getLong(1);
            } catch (SQLException e) {
                return -1; // The tables are not there yet.
            }
        }

        boolean isDone() {
            return count("link") >= ScheduledPublishers.links()
                    && count("link where outcome is null") == 0
                    && count("outcome_outbox") == 0;
        }
    }

    /**
     * Runs the upgrades, and prints one line for each.
     *
     * @param arguments the folder of a checkout of the earlier version that was built
     * @throws Exception when they cannot be run, or one has left something else than this version alone
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1 || !Files.isDirectory(Path.of(arguments[0], "app/target/lib"))) {
            throw new CourantException("name the folder of a checkout that ./courant version has built");
        }
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
        Upgrade upgrade = new Upgrade(Path.of(arguments[0]));
        Rows expected = upgrade.roles(false, null);
        Rows unused = upgrade.roles(true, expected);
        upgrade.allInOne(expected);
        if (!upgrade.problems.isEmpty()) {
            upgrade.problems.forEach(problem -> System.out.println("  " + problem));
            throw new CourantException("upgrades differ from a run of this version alone");
        }
    }

    /** @param expected the rows to compare with; null: none */
    private Rows roles(boolean upgraded, @Nullable Rows expected) throws Exception {
        List<LabProcess> processes = new ArrayList<>();
        try (DataFolder folder = DataFolder.temporary("courant-upgrade");
                EmbeddedDatabase database = EmbeddedDatabase.start(folder, false);
                EmbeddedKafka kafka = EmbeddedKafka.start(folder.subfolder("kafka"), ports.kafka());
                ScheduledPublishers publishers = ScheduledPublishers.start(ports.publishers())) {
            Servers servers = new Servers(
                    kafka.bootstrapServers(),
                    new DatabaseAccess(database.jdbcUrl(), database.user(), database.password()));
            try {
                List<LabProcess> first = start(upgraded, "1", folder.path(), servers, processes);
                defineFeeds(servers, publishers);
                publishers.publishOver(upgraded ? SPAN : SPAN.dividedBy(9));
                if (upgraded) {
                    upgrade(folder.path(), servers, first, processes);
                }
                await("all links have ended", servers::isDone);
                return compare(upgraded ? "roles, both versions at work" : "this version alone", servers, expected);
            } finally {
                keepLogs(folder.path());
                running.clear();
                processes.forEach(LabProcess::close);
            }
        }
    }

    /** The new roles join, the old ones leave and come back as if the upgrade were taken back, and leave for good. */
    private void upgrade(Path folder, Servers servers, List<LabProcess> old, List<LabProcess> all) throws Exception {
        await("articles of the earlier version", () -> servers.count("article") > 20);
        System.out.println("  the earlier version has stored " + servers.count("article") + " articles; upgrading");
        List<LabProcess> present = start(false, "2", folder, servers, all);
        awaitMore("both versions", servers, 60);
        for (LabProcess role : old) {
            stop(role);
        }
        awaitMore("this version alone", servers, 40);
        startAgain(old);
        awaitMore("both again", servers, 30);
        for (LabProcess role : present) {
            running.remove(role);
            role.kill();
        }
        awaitMore("the earlier version alone, on the tables of this one", servers, 20);
        startAgain(present);
        for (LabProcess role : old) {
            stop(role);
        }
    }

    private void allInOne(Rows expected) throws Exception {
        try (DataFolder logs = DataFolder.temporary("courant-upgrade");
                ScheduledPublishers publishers = ScheduledPublishers.start(ports.publishers())) {
            Path data = logs.path().resolve("data");
            Path feeds = logs.path().resolve("feeds.opml");
            Files.writeString(
                    feeds,
                    Opml.write(
                            "upgrade",
                            publishers.feeds().stream()
                                    .map(url -> new Opml.Subscription(url, null))
                                    .toList()));
            Map<String, String> environment = environment("", logs.path());
            String[] run = {"run", "--port", "0", "--data", data.toString(), "--feeds", feeds.toString()};
            try (LabProcess old = start("earlier", logs.path(), environment, earlier, run)) {
                publishers.publishOver(SPAN.dividedBy(3));
                await(
                        "the earlier version runs",
                        () -> old.isAlive() && old.lastLine().startsWith("feeds "));
                Thread.sleep(SPAN.dividedBy(6));
                System.out.println("  killing the earlier version");
            }
            try (LabProcess present =
                    start("present", logs.path(), environment, System.getProperty("java.class.path"), run)) {
                await(
                        "this version runs",
                        () -> present.isAlive() && present.lastLine().startsWith("feeds "));
                Servers servers = new Servers(kafka(logs.path().resolve("present.log")), DatabaseAccess.read(data));
                await("all links have ended", servers::isDone);
                Rows unused = compare("the all-in-one, killed and upgraded", servers, expected);
                stop(present);
            } finally {
                keepLogs(logs.path());
            }
        }
    }

    private static String kafka(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.startsWith("Kafka "))
                .map(line -> line.substring("Kafka".length()).strip())
                .findFirst()
                .orElseThrow();
    }

    private Rows compare(String what, Servers servers, @Nullable Rows expected) throws SQLException {
        try (Connection connection = servers.connect()) {
            Rows rows = Rows.read(connection);
            List<String> found = new ArrayList<>(TopicCheck.problems(servers.clients(), connection));
            if (expected != null) {
                found.addAll(rows.differences(expected));
            }
            System.out.println(what + ": " + (found.isEmpty() ? "the same" : "DIFFERENT") + ", "
                    + rows.tables().get("totals"));
            found.forEach(problem -> problems.add(what + ": " + problem));
            return rows;
        }
    }

    private List<LabProcess> start(
            boolean old, String instance, Path folder, Servers servers, List<LabProcess> processes) throws IOException {
        List<LabProcess> started = new ArrayList<>();
        for (String role : ROLES) {
            Map<String, String> environment = environment(role + "-" + instance, folder);
            environment.put("COURANT_KAFKA_BOOTSTRAP_SERVERS", servers.kafka());
            environment.put("COURANT_DB_URL", servers.database().jdbcUrl());
            environment.put("COURANT_DB_USER", servers.database().user());
            environment.put("COURANT_DB_PASSWORD", servers.database().password());
            String classPath = old ? earlier : System.getProperty("java.class.path");
            started.add(start(role + "-" + instance, folder, environment, classPath, role));
        }
        processes.addAll(started);
        running.addAll(started);
        return started;
    }

    /** The last class path that is given to Java is the one that it uses. */
    private static LabProcess start(
            String name, Path folder, Map<String, String> environment, String classPath, String... arguments)
            throws IOException {
        List<String> all = new ArrayList<>(List.of("-cp", classPath, Main.class.getName()));
        all.addAll(List.of(arguments));
        return LabProcess.start(name, folder, environment, all.toArray(String[]::new));
    }

    private static Map<String, String> environment(String instance, Path folder) {
        Map<String, String> environment = Laboratory.hurried(instance, folder);
        environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
        return environment;
    }

    /** Waits for the topics that the roles make, and writes the feeds. */
    private void defineFeeds(Servers servers, ScheduledPublishers publishers) throws Exception {
        KafkaClients clients = servers.clients();
        await("the topics", () -> {
            try (var reader = TopicReader.open(clients, clients.topics().feeds())) {
                return reader.exists();
            }
        });
        Laboratory.defineFeeds(clients, publishers.feeds());
    }

    private void startAgain(List<LabProcess> processes) throws IOException {
        for (LabProcess process : processes) {
            process.startAgain();
        }
        running.addAll(processes);
    }

    private void stop(LabProcess process) throws InterruptedException {
        running.remove(process);
        if (!process.stop()) {
            problems.add(process.name() + " did not end when it was told to");
        }
    }

    private void awaitMore(String who, Servers servers, long articles) throws Exception {
        long before = servers.count("article");
        await(articles + " more articles", () -> servers.count("article") >= before + articles || servers.isDone());
        System.out.println("  " + who + ": articles " + before + " to " + servers.count("article"));
    }

    private void await(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new CourantException("waited in vain for " + what);
            }
            Thread.sleep(PAUSE);
            for (LabProcess process : running) {
                if (!process.isAlive()) {
                    process.startAgain();
                }
            }
        }
    }

    private static void keepLogs(Path folder) throws IOException {
        Path kept = Files.createTempDirectory("courant-upgrade-logs");
        try (var files = Files.list(folder)) {
            for (Path log :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                Files.copy(log, kept.resolve(log.getFileName()));
            }
        }
        System.out.println("  logs: " + kept);
    }
}
