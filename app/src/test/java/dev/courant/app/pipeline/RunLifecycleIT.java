package dev.courant.app.pipeline;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.app.demo.CourantProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline from its first start to the next one: who finds it, what it survives, how it ends, what it keeps. */
@Tag("long")
class RunLifecycleIT {
    @TempDir
    private Path folder;

    @Test
    void shouldBeWaitedForSurviveItsDatabaseAndKeepItsPorts() throws Exception {
        List<String> ports;
        try (RunProcess run = RunProcess.start(folder, "--kafka-port", "0", "--postgres-port", "0")) {
            assertThat(run.awaitLine("starting Kafka")).isNotNull();
            Process command = CourantProcess.builder(RunProcess.environment(folder), "feeds", "list")
                    .start();
            String newsdesk = run.awaitLine("newsdesk +(http://\\S+)").group(1);
            ports = ports(run);
            shouldHaveWaited(command);

            ProcessHandle killed = run.postgres().orElseThrow();
            killed.destroyForcibly();
            await().atMost(ofMinutes(2))
                    .until(() -> run.postgres()
                                    .filter(server -> !server.equals(killed))
                                    .isPresent()
                            && status(newsdesk + "/api/v1/stats") == 200);
            assertThat(run.errors())
                    .contains(
                            "event=server_ended component=postgres action=restart cause=\"it was killed (exit code 137)\"")
                    .contains("event=server_restarted component=postgres port=" + ports.get(1))
                    .doesNotContain("\tat ");

            run.interrupt();
            assertThat(run.awaitExit()).isEqualTo(130);
            assertThat(run.errors()).doesNotContain("\tat ");
            assertThat(run.postgres()).isEmpty();
        }
        try (RunProcess again = RunProcess.start(folder)) {
            assertThat(ports(again)).isEqualTo(ports);
        }
    }

    /** A file where the logs should be: the next topic cannot get a folder, on which the broker gives up. */
    @Test
    void shouldEndWithOneLineWhenKafkaMeetsAnErrorThatItDoesNotSurvive() throws Exception {
        try (RunProcess run = RunProcess.start(folder, "--kafka-port", "0", "--postgres-port", "0")) {
            String kafka = run.awaitLine("Kafka +(127.0.0.1:\\d+)").group(1);
            assertThat(run.awaitLine("feeds +0 added")).isNotNull();
            Path logs = folder.resolve("data/kafka");
            Files.move(logs, folder.resolve("data/gone"));
            Files.createFile(logs);
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
                var unused = admin.createTopics(List.of(new NewTopic("one-more", 1, (short) 1)));

                assertThat(run.awaitExit()).isEqualTo(1);
            }
            assertThat(run.errors().lines().filter(line -> line.contains("event=stopped_by_itself")))
                    .singleElement()
                    .asString()
                    .contains("kafka: the broker stopped");
            assertThat(run.errors()).doesNotContain("\tat ");
            assertThat(run.postgres()).isEmpty();
        }
    }

    private static void shouldHaveWaited(Process command) throws Exception {
        String said = new String(command.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(command.waitFor()).as(said).isZero();
        assertThat(said)
                .startsWith("waiting for courant run on this machine, data in ")
                .contains("cluster: 127.0.0.1:");
    }

    private static List<String> ports(RunProcess run) {
        return List.of(
                run.awaitLine("Kafka +127.0.0.1:(\\d+)").group(1),
                run.awaitLine("PostgreSQL jdbc:postgresql://127.0.0.1:(\\d+)/").group(1));
    }

    private static int status(String url) throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        }
    }
}
