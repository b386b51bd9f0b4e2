package dev.courant.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.courant.embedded.EmbeddedKafka;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaSettings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterTest {
    private static final String BOOTSTRAP = "COURANT_KAFKA_BOOTSTRAP_SERVERS";

    private static final Path DATA = Path.of("/srv/news");

    @TempDir
    private Path state;

    @Test
    void shouldBeTheDefaultWhenNothingRuns() {
        Cluster cluster = find(environment());

        assertThat(cluster.text()).isEqualTo("localhost:9092 (the default)");
        assertThat(cluster.explicit()).isFalse();
    }

    @Test
    void shouldBeThatOfARunningCourantUntilItStops() throws Exception {
        try (ServerSocket kafka = listener()) {
            AutoCloseable announcement = announce(server(kafka), "one.");

            Cluster whileItRuns = find(environment()).requireReachable();
            announcement.close();
            Cluster afterwards = find(environment());

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

            Cluster cluster = find(environment);

            assertThat(announcement).isNotNull();
            assertThat(cluster.settings().bootstrapServers()).isEqualTo("broker.example:9093");
            assertThat(cluster.settings().topicPrefix()).isEqualTo("courant.");
            assertThat(cluster.explicit()).isTrue();
        }
    }

    @Test
    void shouldNotTakeTheDefaultWhileACourantRunsWhoseKafkaDoesNotListen() throws Exception {
        String server;
        try (ServerSocket kafka = listener()) {
            server = server(kafka);
        }
        try (AutoCloseable announcement = announce(server, "one.")) {
            assertThat(announcement).isNotNull();
            assertThatThrownBy(() -> find(environment()).requireReachable())
                    .isInstanceOf(CourantException.class)
                    .hasMessage("no Kafka answers at " + server
                            + " (courant run on this machine, data in /srv/news): it may be stopping; try again, or set "
                            + BOOTSTRAP);
        }
    }

    @Test
    void shouldWaitForACourantThatIsStarting() throws Exception {
        try (ServerSocket kafka = listener();
                Announcement announcement = RunningCourants.of(environment()).announceStart("run", DATA)) {
            List<String> notes = new CopyOnWriteArrayList<>();
            CompletableFuture<Cluster> found =
                    CompletableFuture.supplyAsync(() -> Cluster.find(environment(), notes::add));
            await().until(() -> !notes.isEmpty());
            assertThat(found).isNotDone();

            announcement.running(settings(server(kafka), "one."));

            assertThat(found.get().settings().bootstrapServers()).isEqualTo(server(kafka));
            assertThat(notes)
                    .containsExactly("waiting for courant run on this machine, data in /srv/news, which is starting");
        }
    }

    @Test
    void shouldSayThatACourantEndedWhileItWasStarting() throws Exception {
        List<String> notes = new CopyOnWriteArrayList<>();
        CompletableFuture<Cluster> found;
        try (Announcement announcement = RunningCourants.of(environment()).announceStart("run", DATA)) {
            assertThat(announcement).isNotNull();
            found = CompletableFuture.supplyAsync(() -> Cluster.find(environment(), notes::add));
            await().until(() -> !notes.isEmpty());
        }

        assertThatThrownBy(found::get)
                .cause()
                .isInstanceOf(CourantException.class)
                .hasMessageContaining("data in /srv/news ended while it was starting");
    }

    @Test
    void shouldIgnoreALaterProcessWithTheSameId() throws Exception {
        try (ServerSocket kafka = listener();
                AutoCloseable announcement = announce(server(kafka), "one.")) {
            String text = Files.readString(file());
            Files.writeString(
                    file(),
                    text.replaceFirst("(?m)^process.started=.*$", "process.started=2020-01-01T00\\\\:00\\\\:00Z"));

            assertThat(announcement).isNotNull();
            assertThat(find(environment()).why()).isEqualTo("the default");
        }
    }

    @Test
    void shouldRefuseAnAllInOneThatTheUserHasNotChosen() {
        assertThatThrownBy(() -> find(environment()).requireChosen(EmbeddedKafka.CLUSTER_ID))
                .isInstanceOf(CourantException.class)
                .hasMessageStartingWith("the Kafka at localhost:9092 (the default) belongs to a courant run or demo")
                .hasMessageEndingWith("set " + BOOTSTRAP + " if it is meant");

        Map<String, String> chosen = environment();
        chosen.put(BOOTSTRAP, "localhost:9092");
        assertThat(find(chosen).requireChosen(EmbeddedKafka.CLUSTER_ID).explicit())
                .isTrue();
        assertThat(find(environment()).requireChosen("another").explicit()).isFalse();
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
            assertThat(find(environment()).why()).isEqualTo("the default");
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
                    Files.readString(file)
                            .replaceFirst("(?m)^process.started=.*$", "")
                            .replace(Integer.toString(first.getLocalPort()), "" + second.getLocalPort()));

            assertThat(announcement).isNotNull();
            assertThatThrownBy(() -> find(environment()))
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

        assertThatThrownBy(() -> find(environment).requireReachable())
                .isInstanceOf(CourantException.class)
                .hasMessageStartingWith("no Kafka answers at " + environment.get(BOOTSTRAP));
    }

    @Test
    void shouldRefuseInvalidAddresses() {
        Map<String, String> environment = environment();
        environment.put(BOOTSTRAP, "localhost");

        assertThatThrownBy(() -> find(environment).requireReachable())
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
        Announcement announcement = RunningCourants.of(environment()).announceStart("run", DATA);
        announcement.running(settings(server, prefix));
        return announcement;
    }

    private static KafkaSettings settings(String server, String prefix) {
        return Settings.read(KafkaSettings.class, Map.of(BOOTSTRAP, server, "COURANT_TOPIC_PREFIX", prefix));
    }

    /** Finds a cluster that needs no waiting. */
    private static Cluster find(Map<String, String> environment) {
        return Cluster.find(environment, note -> {
            throw new AssertionError(note);
        });
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
