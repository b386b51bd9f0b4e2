package dev.courant.runtime.health;

import dev.courant.runtime.Component;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.Health;
import dev.courant.runtime.http.HttpServer;
import dev.courant.runtime.http.ServerLimits;
import dev.courant.runtime.http.ServerRequest;
import dev.courant.runtime.http.ServerResponse;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Serves {@code /health/live} (200 while the process answers), {@code /health/ready} (200 when every component is up,
 * else 503; the body has a line for each component) and {@code /metrics} (Prometheus text format). Thread-safe.
 */
public final class AdminServer implements Component {
    private final HttpServer server;

    private AdminServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts serving.
     *
     * @param settings address and port
     * @param components the components whose health is reported
     * @param metrics the registry that {@code /metrics} shows
     * @return the running server
     * @throws CourantException when the port is taken
     */
    public static AdminServer start(
            AdminSettings settings, List<Component> components, PrometheusMeterRegistry metrics) {
        Answers answers = new Answers(List.copyOf(components), metrics);
        try {
            return new AdminServer(HttpServer.start(
                    "admin", settings.host(), settings.port(), ServerLimits.INTERNAL, answers::answer));
        } catch (IOException e) {
            throw new CourantException(
                    "health and metrics cannot be served on " + settings.host() + ":" + settings.port() + ": "
                            + e.getMessage() + "; set COURANT_ADMIN_PORT to another port",
                    e);
        }
    }

    /** {@return the port that is listened on} */
    public int port() {
        return server.port();
    }

    @Override
    public String name() {
        return "admin";
    }

    @Override
    public Health check() {
        return server.isRunning() ? Health.UP : Health.down("the server for health and metrics is not running");
    }

    @Override
    public void close() {
        server.close();
    }

    private record Answers(List<Component> components, PrometheusMeterRegistry metrics) {
        ServerResponse answer(ServerRequest request) {
            return switch (request.path()) {
                case "/health/live" -> ServerResponse.text(200, "UP\n");
                case "/health/ready" -> ready();
                case "/metrics" ->
                    ServerResponse.text(200, metrics.scrape())
                            .withHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
                default -> ServerResponse.text(404, "404 Not Found\n");
            };
        }

        /** Checks each component once, so that status and lines agree. */
        private ServerResponse ready() {
            List<Status> statuses = components.stream()
                    .map(component -> new Status(component.name(), component.check()))
                    .toList();
            boolean up = statuses.stream().allMatch(status -> status.health() instanceof Health.Up);
            return ServerResponse.text(
                    up ? 200 : 503, statuses.stream().map(Status::line).collect(Collectors.joining()));
        }
    }

    private record Status(String name, Health health) {
        String line() {
            return switch (health) {
                case Health.Up() -> name + " UP\n";
                case Health.Down(String cause) -> name + " DOWN " + cause + "\n";
                case Health.Stopped(String cause) -> name + " STOPPED " + cause + "\n";
            };
        }
    }
}
