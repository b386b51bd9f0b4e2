package dev.courant.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.app.command.CommandRunner.Result;
import dev.courant.enrich.taxonomy.Taxonomy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings, options and paths that cannot be used are reported before anything is started or written. */
class MistakesTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> settings() {
        return Stream.of(
                Arguments.of("COURANT_POLL_INTERVAL=15", "write a duration such as 250ms, 30s, 15m, 6h or 7d"),
                Arguments.of("COURANT_DESK_PORT=70000", "write a port from 0 to 65535"),
                Arguments.of("COURANT_ADMIN_PORT=-1", "write a port from 0 to 65535"),
                Arguments.of("COURANT_WEBSUB_PORT=http", "write a port from 0 to 65535"),
                Arguments.of("COURANT_TOPIC_PARTITIONS=0", "write 1 or more"),
                Arguments.of("COURANT_DB_CONNECTIONS=many", "write a whole number"),
                Arguments.of("COURANT_KAFKA_PROPERTIES=/nofile", "there is no such file"),
                Arguments.of("COURANT_KAFKA_PROPERTIES=/", "it is a folder; name a file"),
                Arguments.of("COURANT_ENTITIES_FILE=/nofile", "there is no such file"),
                Arguments.of("COURANT_TOPIC_MODEL=/nofile", "there is no such file"),
                Arguments.of("COURANT_SITE_RULES=/nofile", "there is no such file"),
                Arguments.of(
                        "COURANT_TAGGED_TOPICS=drugs,drgus",
                        "the taxonomy courant " + Taxonomy.bundled().version()
                                + " has no topic drgus; write its ids, as ./courant taxonomy show lists them"));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void shouldReportASettingInOneLine(String setting, String message) {
        String name = setting.substring(0, setting.indexOf('='));
        String value = setting.substring(setting.indexOf('=') + 1);

        Result result = run(Map.of(name, value), "run", "--data", data());

        assertThat(result.error(2)).isEqualTo("courant: " + setting + ": " + message + "\n");
        assertThat(Path.of(data())).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "enrich", "store"})
    void shouldReportASettingOfARoleBeforeItLooksForKafka(String role) {
        Result result = run(Map.of("COURANT_KAFKA_PROPERTIES", "/nofile"), role);

        assertThat(result.error(2)).isEqualTo("courant: COURANT_KAFKA_PROPERTIES=/nofile: there is no such file\n");
    }

    @Test
    void shouldNotMindTheSettingsOfOtherRoles() {
        Map<String, String> environment =
                Map.of("COURANT_POLL_INTERVAL", "15", "COURANT_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1");

        assertThat(run(environment, "store").error(1)).contains("no Kafka answers");
    }

    static Stream<Arguments> options() {
        return Stream.of(
                Arguments.of(List.of("run", "--port", "70000"), "'70000': write a port from 0 to 65535"),
                Arguments.of(List.of("demo", "--port", "-1"), "'-1': write a port from 0 to 65535"),
                Arguments.of(List.of("run", "--kafka-port", "70000"), "'70000': write a port from 0 to 65535"),
                Arguments.of(List.of("demo", "--postgres-port", "x"), "'x': write a port from 0 to 65535"),
                Arguments.of(List.of("desk", "--port", "70000"), "'70000': write a port from 0 to 65535"),
                Arguments.of(List.of("world", "--port", "70000"), "'70000': write a port from 0 to 65535"),
                Arguments.of(List.of("world", "--pace", "0"), "--pace: write a number above 0."),
                Arguments.of(List.of("tag", "-", "--min-score", "7"), "--min-score=7.0: write 0 to 1."),
                Arguments.of(
                        List.of("extract", "-", "--rules", "nofile"),
                        "--rules=nofile: there is no such file or directory."),
                Arguments.of(
                        List.of("dead-letters", "list", "--step", "nosuch"),
                        "--step=nosuch: write scrape, enrich or store."),
                Arguments.of(
                        List.of("dead-letters", "retry", "--step", "poll"),
                        "--step=poll: write scrape, enrich or store."),
                Arguments.of(List.of("run", "--prot", "8080"), "Unknown options: '--prot', '8080'"),
                Arguments.of(List.of("feeds", "lsit"), "Unmatched argument at index 1: 'lsit'"));
    }

    @ParameterizedTest
    @MethodSource("options")
    void shouldReportAnOptionWithOneLineOfHelp(List<String> arguments, String message) {
        Result result =
                run(Map.of(), arguments.getFirst(), arguments.stream().skip(1).toArray(String[]::new));

        assertThat(result.error(2).lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("courant: ")
                .endsWith(message);
        assertThat(result.err()).matches("(?s).*\nTry: courant " + arguments.getFirst() + "( [a-z]+)? --help\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "demo"})
    void shouldReportAFolderThatCannotBeUsed(String command) throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        Result isFile = run(Map.of(), command, "--data", file.toString());
        Result cannotBe = run(Map.of(), command, "--data", "/proc/x");

        assertThat(isFile.error(2)).isEqualTo("courant: " + file + " is a file; give a folder for the data\n");
        assertThat(cannotBe.error(2))
                .isEqualTo("courant: /proc/x cannot be used as the folder of the data: no folder can be created there;"
                        + " choose another folder\n");
    }

    @Test
    void shouldReportAPortThatIsTakenBeforeAnythingIsStarted() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            Result page = run(Map.of("COURANT_ADMIN_PORT", "0"), "run", "--data", data(), "--port", port);
            Result health = run(Map.of("COURANT_ADMIN_PORT", port), "run", "--data", data(), "--port", "0");

            assertThat(page.error(1))
                    .startsWith("courant: the newsdesk cannot be served on 127.0.0.1:" + port + ": ")
                    .endsWith("set --port or COURANT_DESK_PORT to another port\n");
            assertThat(health.error(1)).startsWith("courant: health and metrics cannot be served on 127.0.0.1:" + port);
            assertThat(Path.of(data())).isDirectoryNotContaining(path -> !path.endsWith("courant.lock"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "enrich", "store"})
    void shouldReportAtOnceThatThereIsNoKafka(String role) {
        Result result = run(Map.of("COURANT_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1"), role);

        assertThat(result.error(1))
                .isEqualTo("courant: no Kafka answers at 127.0.0.1:1 (named by COURANT_KAFKA_BOOTSTRAP_SERVERS): "
                        + "start it, or correct the setting\n");
    }

    @Test
    void shouldReportWithinTenSecondsThatAServerIsNoKafka() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            String server = "127.0.0.1:" + silent.getLocalPort();
            long begin = System.nanoTime();

            Result result = run(Map.of("COURANT_KAFKA_BOOTSTRAP_SERVERS", server), "store");

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
            assertThat(result.error(1).lines())
                    .singleElement()
                    .asString()
                    .startsWith("courant: no Kafka answers at " + server);
        }
    }

    private Result run(Map<String, String> environment, String command, String... arguments) {
        Map<String, String> settings = new HashMap<>(environment);
        settings.put("XDG_STATE_HOME", folder.toString());
        return new CommandRunner(settings, Clock.systemUTC()).run(command, arguments);
    }

    private String data() {
        return folder.resolve("data").toString();
    }
}
