package dev.courant.runtime.health;

import dev.courant.runtime.Component;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.Health;
import dev.courant.runtime.http.HttpServer;
import dev.courant.runtime.http.ReadOnlyService;
import dev.courant.runtime.http.ServerLimits;
import dev.courant.runtime.http.ServerRequest;
import dev.courant.runtime.http.ServerResponse;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Serves {@code /health/live} (200 while the process answers), {@code /health/ready} (200 when every component is up,
 * else 503; the body has a line for each component, with since when and why it is not up) and {@code /metrics}
 * (Prometheus text format). Health is answered at once, whatever the components wait for. Thread-safe.
 */
public final class AdminServer implements Component {
    private final HttpServer server;
    private final HealthMonitor monitor;

    private AdminServer(HttpServer server, HealthMonitor monitor) {
        this.server = server;
        this.monitor = monitor;
    }

    /**
     * Starts serving.
     *
     * @param settings address and port
     * @param components the components whose health is reported
     * @param metrics the registry that {@code /metrics} shows; receives {@code courant_component_up}
     * @return the running server
     * @throws CourantException when the port is taken
     */
    public static AdminServer start(
            AdminSettings settings, List<Component> components, PrometheusMeterRegistry metrics) {
        HealthMonitor monitor = HealthMonitor.start(components, InstantSource.system());
        Answers answers = new Answers(monitor, metrics);
        try {
            HttpServer server = HttpServer.start(
                    "admin",
                    settings.host(),
                    settings.port(),
                    ServerLimits.INTERNAL,
                    new ReadOnlyService(settings.hosts(), answers::answer));
            components.forEach(component -> register(metrics, component.name(), monitor));
            return new AdminServer(server, monitor);
        } catch (IOException e) {
            monitor.close();
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
        monitor.close();
    }

    private static void register(MeterRegistry metrics, String component, HealthMonitor monitor) {
        Gauge unused = Gauge.builder("courant.component.up", monitor, m -> m.isUp(component) ? 1 : 0)
                .tag("component", component)
                .strongReference(true)
                .register(metrics);
    }

    private record Answers(HealthMonitor monitor, PrometheusMeterRegistry metrics) {
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

        /** Reads each status once, so that code and lines agree. */
        private ServerResponse ready() {
            List<HealthMonitor.Status> statuses = monitor.statuses();
            boolean up = statuses.stream().allMatch(HealthMonitor.Status::isUp);
            return ServerResponse.text(
                    up ? 200 : 503, statuses.stream().map(Answers::line).collect(Collectors.joining()));
        }

        private static String line(HealthMonitor.Status status) {
            String name = status.component();
            return switch (status.health()) {
                case Health.Up() -> name + " UP\n";
                case Health.Down(String cause) -> name + " DOWN since " + status.since() + ": " + cause + "\n";
                case Health.Stopped(String cause) -> name + " STOPPED since " + status.since() + ": " + cause + "\n";
            };
        }
    }
}
