package dev.courant.bench.chaos;

import dev.courant.app.Main;
import dev.courant.embedded.DataFolder;
import dev.courant.embedded.EmbeddedDatabase;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.KafkaSettings;
import dev.courant.runtime.kafka.TopicCreation;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.Identity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;

/** A whole Courant as processes: two of each role, a broker, a database; and the publishers. Used by one thread. */
final class Laboratory implements AutoCloseable {
    private static final List<String> ROLES = List.of("ingest", "enrich", "store");
    private static final int INSTANCES = 2;
    private static final Duration START = Duration.ofSeconds(60);

    private final DataFolder folder;
    private final EmbeddedDatabase database;
    private final ScheduledPublishers publishers;
    private final LabProcess broker;
    private final Ports ports;
    private final List<LabProcess> roles = new CopyOnWriteArrayList<>();
    private final Thread ending = new Thread(this::killProcesses);

    private Laboratory(
            DataFolder folder,
            EmbeddedDatabase database,
            ScheduledPublishers publishers,
            LabProcess broker,
            Ports ports) {
        this.folder = folder;
        this.database = database;
        this.publishers = publishers;
        this.broker = broker;
        this.ports = ports;
    }

    /** Starts everything on fresh data; nothing is published yet. */
    static Laboratory start(Ports ports) throws Exception {
        DataFolder folder = DataFolder.temporary("courant-chaos");
        LabProcess broker = LabProcess.start(
                "broker",
                folder.path(),
                Map.of(),
                LabBroker.class.getName(),
                folder.subfolder("kafka").toString(),
                Integer.toString(ports.kafka()));
        Laboratory lab = new Laboratory(
                folder,
                EmbeddedDatabase.start(folder, false),
                ScheduledPublishers.start(ports.publishers()),
                broker,
                ports);
        Runtime.getRuntime().addShutdownHook(lab.ending);
        lab.awaitBroker();
        defineFeeds(lab.clients(), lab.publishers.feeds());
        for (String role : ROLES) {
            for (int instance = 1; instance <= INSTANCES; instance++) {
                lab.roles.add(lab.startRole(role, role + "-" + instance));
            }
        }
        return lab;
    }

    /**
     * The ports of a laboratory, the same for all runs, since they are part of URLs and so of ids.
     *
     * @param kafka that of the broker
     * @param publishers that of the publishers
     */
    record Ports(int kafka, int publishers) {}

    ScheduledPublishers publishers() {
        return publishers;
    }

    List<LabProcess> roles() {
        return roles;
    }

    LabProcess broker() {
        return broker;
    }

    /** Copies the logs to where they stay, and returns the folder. */
    Path keepLogs() throws IOException {
        Path kept = Files.createTempDirectory("courant-chaos-logs");
        try (Stream<Path> files = Files.list(folder.path())) {
            for (Path log :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                Files.copy(log, kept.resolve(log.getFileName()));
            }
        }
        return kept;
    }

    /** Returns whether the broker accepts connections. */
    boolean brokerListens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ports.kafka())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    KafkaClients clients() {
        return new KafkaClients(Settings.read(KafkaSettings.class, environment("laboratory")));
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    /** Ends all sessions of the roles, as a restarting database does; none when it does not run. */
    void endSessions() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where usename = current_user and pid <> pg_backend_pid()");
        } catch (SQLException e) {
            // It is being started again.
        }
    }

    /** Sends a signal to all processes of the database. */
    void signalDatabase(String signal) {
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                .forEach(process -> Signals.send(process.pid(), signal));
    }

    /**
     * How far a run has come.
     *
     * @param known how many links are known
     * @param ended how many of them have ended
     * @param unsent how many outcomes are not in Kafka yet
     */
    record Progress(long known, long ended, long unsent) {
        boolean isDone() {
            return known >= ScheduledPublishers.links() && ended == known && unsent == 0;
        }
    }

    Progress progress() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "select count(*), count(outcome), (select count(*) from outcome_outbox) from link")) {
            result.next();
            return new Progress(result.getLong(1), result.getLong(2), result.getLong(3));
        } catch (SQLException e) {
            return new Progress(0, 0, 0); // The tables are not there yet.
        }
    }

    @Override
    public void close() throws IOException {
        roles.forEach(LabProcess::close);
        signalDatabase("CONT");
        publishers.close();
        database.close();
        broker.close();
        folder.close();
        Runtime.getRuntime().removeShutdownHook(ending);
    }

    /** A laboratory that is interrupted leaves no process behind, not even one that stands still. */
    private void killProcesses() {
        roles.forEach(LabProcess::close);
        broker.close();
        signalDatabase("KILL");
    }

    private void awaitBroker() throws InterruptedException {
        Instant deadline = Instant.now().plus(START);
        KafkaClients clients = clients();
        while (true) {
            try {
                TopicCreation.ensure(clients, clients.topics().all());
                return;
            } catch (RuntimeException e) {
                if (Instant.now().isAfter(deadline)) {
                    throw e;
                }
                Thread.sleep(Duration.ofMillis(500));
            }
        }
    }

    /** Adds feeds to a cluster that has its topics. */
    static void defineFeeds(KafkaClients clients, List<String> urls) {
        try (Producer<byte[], byte[]> producer = clients.producer()) {
            for (String url : urls) {
                FeedDefinition definition = FeedDefinition.newBuilder()
                        .setFeedId(Identity.ofFeed(url))
                        .setUrl(url)
                        .setUpdatedAt(Instant.now())
                        .build();
                var unused = producer.send(
                        KafkaClients.record(clients.topics().feeds(), definition.getFeedId(), definition));
            }
        }
    }

    private LabProcess startRole(String role, String instance) throws IOException {
        return LabProcess.start(instance, folder.path(), environment(instance), Main.class.getName(), role);
    }

    private Map<String, String> environment(String instance) {
        Map<String, String> environment = hurried(instance, folder.path());
        environment.put("COURANT_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.kafka());
        environment.put("COURANT_DB_URL", database.jdbcUrl());
        environment.put("COURANT_DB_USER", database.user());
        environment.put("COURANT_DB_PASSWORD", database.password());
        return environment;
    }

    /** The settings of an instance that may ask the loopback interface, often, and does not give up on a page. */
    static Map<String, String> hurried(String instance, Path folder) {
        Map<String, String> environment = new HashMap<>();
        environment.put("COURANT_TOPIC_PARTITIONS", "6");
        environment.put("COURANT_INSTANCE", instance);
        environment.put("COURANT_ADMIN_PORT", "0");
        environment.put(
                "COURANT_STATE_DIR", folder.resolve("streams-" + instance).toString());
        environment.put("COURANT_FETCH_ALLOW", "127.0.0.0/8");
        environment.put("COURANT_HOST_GAP", "10ms");
        environment.put("COURANT_POLL_INTERVAL", "2s");
        environment.put("COURANT_POLL_MIN_INTERVAL", "1s");
        environment.put("COURANT_SCRAPE_PATIENCE", "30m");
        environment.put("COURANT_SCRAPE_RETRY_PAUSE", "500ms");
        return environment;
    }
}
