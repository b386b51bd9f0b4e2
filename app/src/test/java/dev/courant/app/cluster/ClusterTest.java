package dev.courant.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaSettings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterTest {
    private static final String BOOTSTRAP = "COURANT_KAFKA_BOOTSTRAP_SERVERS";

    @TempDir
    private Path state;

    @Test
    void shouldBeTheDefaultWhenNothingRuns() {
        Cluster cluster = Cluster.find(environment());

        assertThat(cluster.text()).isEqualTo("localhost:9092 (the default)");
        assertThat(cluster.explicit()).isFalse();
    }

    @Test
    void shouldBeThatOfARunningCourantUntilItStops() throws Exception {
        try (ServerSocket kafka = listener()) {
            AutoCloseable announcement = announce(server(kafka), "one.");

            Cluster whileItRuns = Cluster.find(environment()).requireReachable();
            announcement.close();
            Cluster afterwards = Cluster.find(environment());

            assertThat(whileItRuns.text())
                    .isEqualTo(server(kafka) + " (courant run on this machine, data in /srv/news)");
            assertThat(whileItRuns.settings().topicPrefix()).isEqualTo("one.");
            assertThat(whileItRuns.settings().properties()).hasToString("");
            assertThat(afterwards.why()).isEqualTo("the default");
        }
    }

    @Test
    void shouldBeTheOneThatTheEnvironmentNamesEvenIfACourantRuns() throws Exception {
        try (ServerSocket kafka = listener();
                AutoCloseable announcement = announce(server(kafka), "one.")) {
            Map<String, String> environment = environment();
            environment.put(BOOTSTRAP, "broker.example:9093");

            Cluster cluster = Cluster.find(environment);

            assertThat(announcement).isNotNull();
            assertThat(cluster.settings().bootstrapServers()).isEqualTo("broker.example:9093");
            assertThat(cluster.settings().topicPrefix()).isEqualTo("courant.");
            assertThat(cluster.explicit()).isTrue();
        }
    }

    @Test
    void shouldIgnoreACourantWhoseKafkaDoesNotListen() throws Exception {
        String server;
        try (ServerSocket kafka = listener()) {
            server = server(kafka);
        }
        try (AutoCloseable announcement = announce(server, "one.")) {
            assertThat(announcement).isNotNull();
            assertThat(Cluster.find(environment()).why()).isEqualTo("the default");
        }
    }

    @Test
    void shouldIgnoreTheFileOfAKilledProcess() throws Exception {
        Process ended = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--version")
                .redirectErrorStream(true)
                .start();
        ended.getInputStream().readAllBytes();
        ended.waitFor();
        try (ServerSocket kafka = listener();
                AutoCloseable announcement = announce(server(kafka), "one.")) {
            Path file = file();
            Files.move(file, file.resolveSibling(ended.pid() + ".properties"));

            assertThat(announcement).isNotNull();
            assertThat(Cluster.find(environment()).why()).isEqualTo("the default");
        }
    }

    @Test
    void shouldRequireAChoiceWhenSeveralRun() throws Exception {
        try (ServerSocket first = listener();
                ServerSocket second = listener();
                AutoCloseable announcement = announce(server(first), "one.")) {
            long other = ProcessHandle.current().parent().orElseThrow().pid();
            Path file = file();
            Files.writeString(
                    file.resolveSibling(other + ".properties"),
                    Files.readString(file).replace(Integer.toString(first.getLocalPort()), "" + second.getLocalPort()));

            assertThat(announcement).isNotNull();
            assertThatThrownBy(() -> Cluster.find(environment()))
                    .isInstanceOf(CourantException.class)
                    .hasMessageStartingWith("several Courants run on this machine: ")
                    .hasMessageContainingAll(server(first), server(second), BOOTSTRAP);
        }
    }

    @Test
    void shouldReportAtOnceThatNoServerListens() throws Exception {
        Map<String, String> environment = environment();
        try (ServerSocket kafka = listener()) {
            environment.put(BOOTSTRAP, server(kafka));
        }

        assertThatThrownBy(() -> Cluster.find(environment).requireReachable())
                .isInstanceOf(CourantException.class)
                .hasMessageStartingWith("no Kafka answers at " + environment.get(BOOTSTRAP));
    }

    @Test
    void shouldRefuseInvalidAddresses() {
        Map<String, String> environment = environment();
        environment.put(BOOTSTRAP, "localhost");

        assertThatThrownBy(() -> Cluster.find(environment).requireReachable())
                .isInstanceOf(CourantException.class)
                .hasMessageContaining("\"localhost\" is not host:port");
    }

    @Test
    void shouldTryAllServersAndFormsOfAddresses() throws Exception {
        try (ServerSocket kafka = listener()) {
            int port = kafka.getLocalPort();

            assertThat(Reachability.anyListens("PLAINTEXT://127.0.0.1:" + port)).isTrue();
            assertThat(Reachability.anyListens("no-such-host.invalid:9092, 127.0.0.1:" + port))
                    .isTrue();
            assertThat(Reachability.anyListens("no-such-host.invalid:9092")).isFalse();
        }
    }

    private Map<String, String> environment() {
        return new HashMap<>(Map.of("XDG_STATE_HOME", state.toString()));
    }

    private AutoCloseable announce(String server, String prefix) {
        KafkaSettings kafka =
                Settings.read(KafkaSettings.class, Map.of(BOOTSTRAP, server, "COURANT_TOPIC_PREFIX", prefix));
        return RunningCourants.of(environment()).announce("run", kafka, Path.of("/srv/news"));
    }

    private Path file() throws Exception {
        try (Stream<Path> files = Files.list(state.resolve("courant/running"))) {
            return files.findFirst().orElseThrow();
        }
    }

    private static ServerSocket listener() throws Exception {
        return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    private static String server(ServerSocket listener) {
        return "127.0.0.1:" + listener.getLocalPort();
    }
}
