package dev.courant.bench.replaying;

import dev.courant.app.Main;
import dev.courant.app.feeds.Subscriptions;
import dev.courant.bench.measured.AdminPort;
import dev.courant.bench.measured.MeasuredProcess;
import dev.courant.bench.measured.MeasuredProcess.Jvm;
import dev.courant.embedded.DataFolder;
import dev.courant.embedded.FreePorts;
import dev.courant.parse.opml.Opml;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.KafkaSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An all-in-one pipeline that is new: with empty topics and an empty database, in a process. Used by one thread. */
final class DayPipeline implements AutoCloseable {
    private final DataFolder folder = DataFolder.temporary("courant-replaying");
    private final AdminPort admin = new AdminPort();
    private final int kafkaPort = FreePorts.any();
    private final int postgresPort = FreePorts.any();
    private final Jvm jvm;
    private final MeasuredProcess process;

    /** @param settings settings of Courant, beside those that all have here */
    private DayPipeline(Jvm jvm, Map<String, String> settings) throws IOException {
        this.jvm = jvm;
        Map<String, String> environment = environment();
        environment.putAll(settings);
        environment.put("COURANT_ADMIN_PORT", admin.setting());
        this.process = MeasuredProcess.start(
                "pipeline",
                folder.path(),
                jvm,
                environment,
                Main.class.getName(),
                "run",
                "--data",
                folder.path().resolve("data").toString(),
                "--port",
                "0",
                "--kafka-port",
                Integer.toString(kafkaPort),
                "--postgres-port",
                Integer.toString(postgresPort));
    }

    /** Starts one without feeds, and waits until it is ready. */
    static DayPipeline start(Jvm jvm, Map<String, String> settings) throws IOException, InterruptedException {
        DayPipeline pipeline = new DayPipeline(jvm, settings);
        try {
            pipeline.admin.awaitReady(pipeline.process);
            return pipeline;
        } catch (IOException | InterruptedException | RuntimeException e) {
            pipeline.close();
            throw e;
        }
    }

    MeasuredProcess process() {
        return process;
    }

    /** Adds feeds, which are polled at once. */
    void addFeeds(List<String> urls) {
        List<Opml.Subscription> subscriptions = urls.stream()
                .map(url -> new Opml.Subscription(url, null, null, List.of()))
                .toList();
        KafkaClients kafka = new KafkaClients(Settings.read(KafkaSettings.class, environment()));
        int unused = Subscriptions.add(kafka, subscriptions, Instant.now());
    }

    /** Starts the replay of recordings into it. */
    MeasuredProcess replay(Path recordings) throws IOException {
        return MeasuredProcess.start(
                "replay", folder.path(), jvm, environment(), Main.class.getName(), "replay", recordings.toString());
    }

    /** Opens a connection to its database, which answers when the pipeline itself has all processors at work. */
    StoredArticles storedArticles() throws IOException, SQLException {
        return StoredArticles.of(postgresPort, folder.path().resolve("data").resolve("postgres.pgpass"));
    }

    /** Stops it, which closes its archive. */
    @Override
    public void close() throws IOException {
        process.close();
        admin.close();
        folder.close();
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("COURANT_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + kafkaPort);
        // So that it is not announced to the commands of this user.
        environment.put("XDG_STATE_HOME", folder.path().resolve("state").toString());
        return environment;
    }
}
