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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

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

    @Test
    void shouldSayWhichPortIsTaken() {
        try (AdminServer admin = serve()) {
            AdminSettings taken = new AdminSettings("127.0.0.1", admin.port());

            assertThatThrownBy(() -> AdminServer.start(taken, List.of(), metrics))
                    .isInstanceOf(CourantException.class)
                    .hasMessageContaining("127.0.0.1:" + admin.port())
                    .hasMessageContaining("COURANT_ADMIN_PORT");
        }
    }

    private AdminServer serve(Component... components) {
        return AdminServer.start(new AdminSettings("127.0.0.1", 0), List.of(components), metrics);
    }

    private static HttpResponse<String> get(AdminServer admin, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + admin.port() + path);
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
