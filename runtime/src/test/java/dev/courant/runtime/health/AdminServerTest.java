package dev.courant.runtime.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.courant.runtime.Component;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.Health;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminServerTest {
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private record Fixed(String name, Health check) implements Component {
        @Override
        public void close() {}
    }

    @Test
    void shouldBeReadyWhenEveryComponentIsUp() throws Exception {
        try (AdminServer admin = serve(new Fixed("poll", Health.UP), new Fixed("scrape", Health.UP))) {
            HttpResponse<String> answer =
                    await().until(() -> get(admin, "/health/ready"), last -> last.statusCode() == 200);

            assertThat(answer.body()).isEqualTo("poll UP\nscrape UP\n");
            assertThat(get(admin, "/metrics").body()).contains("courant_component_up{component=\"poll\"} 1.0");
        }
    }

    @Test
    void shouldNameTheCauseWhenAComponentIsDown() throws Exception {
        try (AdminServer admin = serve(new Fixed("poll", Health.UP), new Fixed("store", Health.down("no database")))) {
            HttpResponse<String> answer = await().until(
                            () -> get(admin, "/health/ready"),
                            last -> last.body().contains("no database"));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).containsPattern("store DOWN since \\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z: no database\n");
            assertThat(get(admin, "/health/live").statusCode()).isEqualTo(200);
            assertThat(get(admin, "/metrics").body()).contains("courant_component_up{component=\"store\"} 0.0");
        }
    }

    @Test
    void shouldAnswerAtOnceWhileACheckHangs() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        Component hanging = new Hanging(released);
        try (AdminServer admin = serve(hanging, new Fixed("poll", Health.UP))) {
            await().until(() -> get(admin, "/health/ready").body().contains("poll UP"));

            HttpResponse<String> answer = get(admin, "/health/ready");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("store DOWN since ");
        } finally {
            released.countDown();
        }
    }

    private record Hanging(CountDownLatch released) implements Component {
        @Override
        public String name() {
            return "store";
        }

        @Override
        public Health check() {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Health.UP;
        }

        @Override
        public void close() {}
    }

    @Test
    void shouldShowMetricsToPrometheus() throws Exception {
        metrics.counter("courant.polls", "result", "unchanged").increment(3);
        try (AdminServer admin = serve()) {
            assertThat(get(admin, "/metrics").body()).contains("courant_polls_total{result=\"unchanged\"} 3.0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/liveXYZ", "/health/live/", "/health/ready/x", "/health", "/", "/metricsx"})
    void shouldNotAnswerForOtherPaths(String path) throws IOException {
        try (AdminServer admin = serve()) {
            assertThat(exchange(admin, "GET " + path + " HTTP/1.1", "localhost"))
                    .startsWith("HTTP/1.1 404 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"})
    void shouldOnlyBeRead(String method) throws IOException {
        try (AdminServer admin = serve()) {
            assertThat(exchange(admin, method + " /metrics HTTP/1.1", "localhost"))
                    .startsWith("HTTP/1.1 405 ")
                    .contains("Allow: GET, HEAD\r\n");
            assertThat(exchange(admin, "HEAD /health/live HTTP/1.1", "localhost"))
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("\r\n\r\n");
        }
    }

    @Test
    void shouldRefuseANameThatIsNotItsOwn() throws IOException {
        metrics.counter("courant.polls", "result", "unchanged").increment();
        AdminSettings settings = new AdminSettings("127.0.0.1", 0, List.of("ingest"));
        try (AdminServer admin = AdminServer.start(settings, List.of(), metrics)) {
            String get = "GET /metrics HTTP/1.1";
            assertThat(exchange(admin, get, "rebound.example:" + admin.port()))
                    .startsWith("HTTP/1.1 421 ")
                    .contains("COURANT_ADMIN_ALLOWED_HOSTS")
                    .doesNotContain("courant_polls_total");
            assertThat(exchange(admin, get, "ingest:8081")).startsWith("HTTP/1.1 200 ");
            assertThat(exchange(admin, get, "[::1]:8081")).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void shouldSayWhichPortIsTaken() {
        try (AdminServer admin = serve()) {
            AdminSettings taken = new AdminSettings("127.0.0.1", admin.port(), List.of());

            assertThatThrownBy(() -> AdminServer.start(taken, List.of(), metrics))
                    .isInstanceOf(CourantException.class)
                    .hasMessageContaining("127.0.0.1:" + admin.port())
                    .hasMessageContaining("COURANT_ADMIN_PORT");
        }
    }

    private AdminServer serve(Component... components) {
        return AdminServer.start(new AdminSettings("127.0.0.1", 0, List.of()), List.of(components), metrics);
    }

    private static String exchange(AdminServer admin, String line, String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", admin.port())) {
            String request = line + "\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static HttpResponse<String> get(AdminServer admin, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + admin.port() + path);
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
