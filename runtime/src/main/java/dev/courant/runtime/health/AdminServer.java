package dev.courant.runtime.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.courant.runtime.Component;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.Health;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Serves {@code /health/live} (200 while the process answers), {@code /health/ready} (200 when every component is up,
 * else 503; the body has a line for each component) and {@code /metrics} (Prometheus text format). Thread-safe.
 */
public final class AdminServer implements Component {
    private final HttpServer server;
    private final List<Component> components;
    private final PrometheusMeterRegistry metrics;

    private AdminServer(HttpServer server, List<Component> components, PrometheusMeterRegistry metrics) {
        this.server = server;
        this.components = List.copyOf(components);
        this.metrics = metrics;
    }

    /**
     * Starts serving.
     *
     * @param settings where
     * @param components what is asked for its health
     * @param metrics what {@code /metrics} shows
     * @return the running server
     * @throws CourantException when the port is taken
     */
    public static AdminServer start(
            AdminSettings settings, List<Component> components, PrometheusMeterRegistry metrics) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(settings.host(), settings.port()), 0);
            AdminServer admin = new AdminServer(http, components, metrics);
            http.createContext("/health/live", exchange -> answer(exchange, 200, "text/plain", "UP\n"));
            http.createContext("/health/ready", admin::ready);
            http.createContext("/metrics", admin::metrics);
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.start();
            return admin;
        } catch (IOException e) {
            throw new CourantException(
                    "health and metrics cannot be served on " + settings.host() + ":" + settings.port() + ": "
                            + e.getMessage() + "; set COURANT_ADMIN_PORT to another port",
                    e);
        }
    }

    /** {@return the port that is listened on} */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public String name() {
        return "admin";
    }

    @Override
    public Health check() {
        return Health.UP;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void ready(HttpExchange exchange) throws IOException {
        boolean up = components.stream().allMatch(component -> component.check() instanceof Health.Up);
        answer(
                exchange,
                up ? 200 : 503,
                "text/plain",
                components.stream().map(AdminServer::line).collect(Collectors.joining()));
    }

    private static String line(Component component) {
        return switch (component.check()) {
            case Health.Up() -> component.name() + " UP\n";
            case Health.Down(String cause) -> component.name() + " DOWN " + cause + "\n";
        };
    }

    private void metrics(HttpExchange exchange) throws IOException {
        answer(exchange, 200, "text/plain; version=0.0.4", metrics.scrape());
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type + (type.contains(";") ? "" : "; charset=utf-8"));
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
