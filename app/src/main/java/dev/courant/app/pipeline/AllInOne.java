package dev.courant.app.pipeline;

import dev.courant.embedded.DataFolder;
import dev.courant.embedded.DiskSpace;
import dev.courant.embedded.EmbeddedDatabase;
import dev.courant.embedded.EmbeddedKafka;
import dev.courant.embedded.KeptPorts;
import dev.courant.embedded.PortRequest;
import dev.courant.embedded.UnfinishedRestore;
import dev.courant.runtime.Component;
import dev.courant.runtime.Components;
import dev.courant.runtime.Health;
import dev.courant.runtime.kafka.KafkaClients;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The whole pipeline in one process, with its own Kafka and PostgreSQL: the same roles and topics as in a cluster. All
 * its state is in one folder, and it continues where it stopped, even after a crash. Thread-safe.
 */
public final class AllInOne implements Component {
    /** The name of the only instance. */
    private static final String INSTANCE = "all-in-one";

    private static final String PARTITIONS = "3";

    private final Components parts;
    private final KafkaClients kafka;
    private final EmbeddedDatabase postgres;
    private final DeskRole desk;

    private AllInOne(Components parts, KafkaClients kafka, EmbeddedDatabase postgres, DeskRole desk) {
        this.parts = parts;
        this.kafka = kafka;
        this.postgres = postgres;
        this.desk = desk;
    }

    /**
     * The parameters of an all-in-one pipeline.
     *
     * @param data the folder of all its state, locked for this process
     * @param ports the ports of its servers
     * @param durable whether its rows must survive a power cut
     * @param environment settings of the roles
     * @param metrics the registry for the metrics of the roles
     * @param clock the time
     * @param progress receives the name of each part that is being started
     */
    public record Plan(
            DataFolder data,
            Ports ports,
            boolean durable,
            Map<String, String> environment,
            MeterRegistry metrics,
            Clock clock,
            Consumer<String> progress) {}

    /**
     * The ports on which its servers should listen.
     *
     * @param kafka the port of its Kafka
     * @param postgres the port of its PostgreSQL
     */
    public record Ports(PortRequest kafka, PortRequest postgres) {
        /** {@return the ports of the last start on the data folder; at the first one any that are free} */
        public static Ports kept() {
            return new Ports(PortRequest.kafka(null), PortRequest.postgres(null));
        }
    }

    /**
     * Starts everything; takes some seconds.
     *
     * @param plan its parameters
     * @return the running pipeline
     */
    public static AllInOne start(Plan plan) {
        Builder builder = new Builder(plan);
        Components parts = Components.start("courant", builder::start);
        return new AllInOne(parts, builder.kafka(), builder.postgres(), builder.desk());
    }

    /** {@return clients for its Kafka} */
    public KafkaClients kafka() {
        return kafka;
    }

    /** {@return its PostgreSQL} */
    public EmbeddedDatabase postgres() {
        return postgres;
    }

    /** {@return its newsdesk} */
    public DeskRole desk() {
        return desk;
    }

    /** {@return its parts} */
    public Components parts() {
        return parts;
    }

    @Override
    public String name() {
        return parts.name();
    }

    @Override
    public Health check() {
        return parts.check();
    }

    @Override
    public void close() {
        parts.close();
    }

    /** The start, step by step. */
    private static final class Builder {
        private final Plan plan;
        private @Nullable KafkaClients kafka;
        private @Nullable EmbeddedDatabase postgres;
        private @Nullable DeskRole desk;

        Builder(Plan plan) {
            this.plan = plan;
        }

        void start(Components.Parts parts) {
            plan.progress().accept("Kafka and PostgreSQL");
            UnfinishedRestore.requireNone(plan.data().path());
            DiskSpace unusedDisk = parts.add(DiskSpace.require(plan.data()));
            KeptPorts ports = new KeptPorts(plan.data());
            CompletableFuture<EmbeddedDatabase> starting = inBackground(() -> startPostgres(ports));
            // PostgreSQL runs in its own process, which must not be left running when this start fails.
            AutoCloseable unused = parts.closing(() -> closeWhenStarted(starting));
            EmbeddedKafka broker = parts.add(startKafka(ports));
            EmbeddedDatabase database = parts.add(await(starting));
            postgres = database;
            broker.attend(() -> startRoles(parts, broker, database));
        }

        private void startRoles(Components.Parts parts, EmbeddedKafka broker, EmbeddedDatabase database) {
            Roles roles = new Roles(environment(broker, database), plan.metrics(), plan.clock());
            plan.progress().accept("topics");
            kafka = roles.kafka();
            roles.checkTaggedTopics();
            plan.progress().accept("newsdesk");
            desk = parts.add(roles.desk());
            plan.data().announce("http://localhost:" + desk.server().port());
            plan.progress().accept("store, enrich, ingest");
            parts.add(roles.store());
            parts.add(roles.enrich());
            parts.add(roles.ingest());
        }

        private EmbeddedKafka startKafka(KeptPorts ports) {
            Path data = plan.data().subfolder("kafka");
            return ports.start(plan.ports().kafka(), port -> EmbeddedKafka.start(data, port), EmbeddedKafka::port);
        }

        private EmbeddedDatabase startPostgres(KeptPorts ports) {
            return ports.start(
                    plan.ports().postgres(),
                    port -> EmbeddedDatabase.start(plan.data(), plan.durable(), port),
                    EmbeddedDatabase::port);
        }

        KafkaClients kafka() {
            return Objects.requireNonNull(kafka);
        }

        EmbeddedDatabase postgres() {
            return Objects.requireNonNull(postgres);
        }

        DeskRole desk() {
            return Objects.requireNonNull(desk);
        }

        private Map<String, String> environment(EmbeddedKafka broker, EmbeddedDatabase database) {
            Map<String, String> environment = new HashMap<>(plan.environment());
            environment.put("COURANT_KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
            environment.put("COURANT_KAFKA_PROPERTIES", "");
            environment.put("COURANT_INSTANCE", INSTANCE);
            environment.putIfAbsent("COURANT_TOPIC_PARTITIONS", PARTITIONS);
            environment.put(
                    "COURANT_STATE_DIR", plan.data().subfolder("streams").toString());
            environment.put("COURANT_DB_URL", database.jdbcUrl());
            environment.put("COURANT_DB_USER", database.user());
            environment.put("COURANT_DB_PASSWORD", database.password());
            return environment;
        }

        private static <T> CompletableFuture<T> inBackground(Supplier<T> work) {
            return CompletableFuture.supplyAsync(
                    work, task -> Thread.ofVirtual().start(task));
        }

        private static void closeWhenStarted(CompletableFuture<EmbeddedDatabase> starting) {
            EmbeddedDatabase database = starting.exceptionally(failed -> null).join();
            if (database != null) {
                database.close();
            }
        }

        private static <T> T await(CompletableFuture<T> future) {
            try {
                return future.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }
    }
}
