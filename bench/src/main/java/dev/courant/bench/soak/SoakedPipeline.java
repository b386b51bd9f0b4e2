package dev.courant.bench.soak;

import dev.courant.app.Main;
import dev.courant.app.feeds.Subscriptions;
import dev.courant.bench.chaos.LabBroker;
import dev.courant.bench.measured.AdminPort;
import dev.courant.bench.measured.MeasuredProcess;
import dev.courant.bench.measured.MetricsPage;
import dev.courant.embedded.DataFolder;
import dev.courant.embedded.EmbeddedDatabase;
import dev.courant.embedded.FreePorts;
import dev.courant.parse.opml.Opml;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.KafkaSettings;
import dev.courant.runtime.kafka.TopicCreation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline that is soaked: the all-in-one, or each role as a process beside a broker and a database. Used by one
 * thread.
 */
final class SoakedPipeline implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);

    private final List<MeasuredProcess> processes = new ArrayList<>();
    private final DataFolder folder;
    private final SoakOptions options;
    private final AdminPort admin = new AdminPort();
    private final int deskPort = FreePorts.any();
    private @Nullable EmbeddedDatabase database;

    private SoakedPipeline(SoakOptions options) {
        this.options = options;
        this.folder = DataFolder.temporary("courant-soak");
    }

    /** Starts it with feeds, and waits until it is ready. */
    static SoakedPipeline start(SoakOptions options, List<String> feeds) throws IOException, InterruptedException {
        SoakedPipeline pipeline = new SoakedPipeline(options);
        try {
            List<Opml.Subscription> subscriptions = feeds.stream()
                    .map(url -> new Opml.Subscription(url, null, null, List.of()))
                    .toList();
            pipeline.admin.awaitReady(
                    options.roles() ? pipeline.startRoles(subscriptions) : pipeline.startAllInOne(subscriptions));
            return pipeline;
        } catch (IOException | InterruptedException | RuntimeException e) {
            pipeline.keepLogs(Files.createTempDirectory("courant-soak-logs"));
            pipeline.close();
            throw e;
        }
    }

    List<MeasuredProcess> processes() {
        return processes;
    }

    /** The port of the newsdesk. */
    int deskPort() {
        return deskPort;
    }

    /** Returns the metrics of the role that stores. */
    MetricsPage metrics() throws IOException, InterruptedException {
        return new MetricsPage(admin.get("/metrics").body());
    }

    /** Returns the proportional size of all processes of PostgreSQL, in kilobytes. */
    long postgres() {
        return database == null ? processes.getFirst().postgres() : MeasuredProcess.postgres(ProcessHandle.current());
    }

    /** Copies the logs to where they stay. */
    void keepLogs(Path kept) throws IOException {
        try (var files = Files.list(folder.path())) {
            for (Path log :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                Files.copy(log, kept.resolve(log.getFileName()));
            }
        }
    }

    @Override
    public void close() throws IOException {
        processes.reversed().forEach(MeasuredProcess::close);
        if (database != null) {
            database.close();
        }
        admin.close();
        folder.close();
    }

    private MeasuredProcess startAllInOne(List<Opml.Subscription> subscriptions) throws IOException {
        Path list = folder.path().resolve("feeds.opml");
        Files.writeString(list, Opml.write("soak", subscriptions));
        Map<String, String> environment = environment();
        environment.put("COURANT_ADMIN_PORT", admin.setting());
        return start(
                "courant",
                environment,
                Main.class.getName(),
                "run",
                "--feeds",
                list.toString(),
                "--data",
                folder.path().resolve("data").toString(),
                "--port",
                Integer.toString(deskPort),
                "--kafka-port",
                "0",
                "--postgres-port",
                "0");
    }

    /** Returns the role whose state is asked for, that which stores. */
    private MeasuredProcess startRoles(List<Opml.Subscription> subscriptions) throws IOException, InterruptedException {
        int kafkaPort = FreePorts.any();
        MeasuredProcess _ = start(
                "broker",
                Map.of(),
                LabBroker.class.getName(),
                folder.subfolder("kafka").toString(),
                Integer.toString(kafkaPort));
        EmbeddedDatabase started = EmbeddedDatabase.start(folder, true);
        database = started;
        awaitBroker(kafkaPort);
        Map<String, String> environment = environment();
        environment.put("COURANT_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + kafkaPort);
        environment.put("COURANT_DB_URL", started.jdbcUrl());
        environment.put("COURANT_DB_USER", started.user());
        environment.put("COURANT_DB_PASSWORD", started.password());
        environment.put("COURANT_STATE_DIR", folder.path().resolve("streams").toString());
        environment.put("COURANT_DESK_PORT", Integer.toString(deskPort));
        KafkaClients clients = new KafkaClients(Settings.read(KafkaSettings.class, environment));
        TopicCreation.ensure(clients, clients.topics().all());
        int unused = Subscriptions.add(clients, subscriptions, Instant.now());
        MeasuredProcess store = startRole("store", environment, admin.setting());
        for (String role : List.of("ingest", "enrich", "desk")) {
            MeasuredProcess _ = startRole(role, environment, "0");
        }
        return store;
    }

    private MeasuredProcess startRole(String role, Map<String, String> environment, String adminPort)
            throws IOException {
        Map<String, String> own = new HashMap<>(environment);
        own.put("COURANT_INSTANCE", role);
        own.put("COURANT_ADMIN_PORT", adminPort);
        return start(role, own, Main.class.getName(), role);
    }

    private MeasuredProcess start(String name, Map<String, String> environment, String... mainAndArguments)
            throws IOException {
        MeasuredProcess process =
                MeasuredProcess.start(name, folder.path(), options.jvm(), environment, mainAndArguments);
        processes.add(process);
        return process;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("COURANT_FETCH_ALLOW", "127.0.0.0/8");
        environment.put("COURANT_HOST_GAP", "100ms");
        environment.put("COURANT_POLL_INTERVAL", "10s");
        environment.put("COURANT_POLL_MIN_INTERVAL", "2s");
        environment.put("COURANT_SCRAPE_REUSE", "1m");
        // So that it is not announced to the commands of this user.
        environment.put("XDG_STATE_HOME", folder.path().resolve("state").toString());
        return environment;
    }

    private static void awaitBroker(int port) throws InterruptedException, IOException {
        Instant deadline = Instant.now().plus(START);
        while (Instant.now().isBefore(deadline)) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                Thread.sleep(500);
            }
        }
        throw new IOException("the broker is not ready after " + START);
    }
}
