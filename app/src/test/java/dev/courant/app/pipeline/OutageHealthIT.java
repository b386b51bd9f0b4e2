package dev.courant.app.pipeline;

import static org.awaitility.Awaitility.await;

import dev.courant.embedded.DataFolder;
import dev.courant.embedded.EmbeddedDatabase;
import dev.courant.embedded.EmbeddedKafka;
import dev.courant.embedded.FreePorts;
import dev.courant.runtime.Component;
import dev.courant.runtime.Components;
import dev.courant.runtime.health.AdminServer;
import dev.courant.runtime.health.AdminSettings;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the roles say of themselves while their Kafka or their PostgreSQL is away. */
@Tag("long")
class OutageHealthIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final int kafkaPort = FreePorts.any();

    @Test
    void shouldSayWhatIsAwayAndBeReadyAgainAfterwards() throws Exception {
        try (DataFolder data = DataFolder.temporary("courant-outage");
                HttpClient client = HttpClient.newHttpClient()) {
            EmbeddedKafka kafka = EmbeddedKafka.start(data.subfolder("kafka"), kafkaPort);
            try (EmbeddedDatabase database = EmbeddedDatabase.start(data, false);
                    Components roles = roles(database, data);
                    AdminServer admin =
                            AdminServer.start(new AdminSettings("127.0.0.1", 0, List.of()), roles.parts(), metrics)) {
                await().atMost(TIMEOUT).until(() -> ready(client, admin), answer -> answer.statusCode() == 200);

                kafka.close();
                for (String role : List.of("ingest", "enrich", "store")) {
                    awaitLine(
                            client,
                            admin,
                            role + " DOWN since .*: kafka: 127.0.0.1:" + kafkaPort + " has not answered");
                }
                kafka = EmbeddedKafka.start(data.subfolder("kafka"), kafkaPort);
                await().atMost(TIMEOUT).until(() -> ready(client, admin), answer -> answer.statusCode() == 200);

                database.close();
                awaitLine(client, admin, "store DOWN since .*: database: .*");
                awaitLine(client, admin, "desk DOWN since .*");
                await().atMost(TIMEOUT)
                        .until(
                                () -> metrics(client, admin),
                                text -> text.contains("courant_links{state=\"stored\"} NaN"));
            } finally {
                kafka.close();
            }
        }
    }

    private Components roles(EmbeddedDatabase database, DataFolder data) {
        Map<String, String> environment = Map.of(
                "COURANT_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + kafkaPort,
                "COURANT_TOPIC_PARTITIONS", "1",
                "COURANT_STATE_DIR", data.subfolder("streams").toString(),
                "COURANT_DESK_PORT", "0",
                "COURANT_DB_URL", database.jdbcUrl(),
                "COURANT_DB_USER", database.user(),
                "COURANT_DB_PASSWORD", database.password());
        Roles roles = new Roles(environment, metrics, Clock.systemUTC());
        return Components.start("courant", parts -> {
            for (Role role : Role.values()) {
                Component unused = parts.add(role.start(roles));
            }
        });
    }

    private static void awaitLine(HttpClient client, AdminServer admin, String pattern) {
        await().atMost(TIMEOUT)
                .until(
                        () -> ready(client, admin),
                        answer -> answer.statusCode() == 503
                                && answer.body().lines().anyMatch(line -> line.matches(pattern + ".*")));
    }

    private static HttpResponse<String> ready(HttpClient client, AdminServer admin) throws Exception {
        return get(client, admin, "/health/ready");
    }

    private static String metrics(HttpClient client, AdminServer admin) throws Exception {
        return get(client, admin, "/metrics").body();
    }

    private static HttpResponse<String> get(HttpClient client, AdminServer admin, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + admin.port() + path);
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
