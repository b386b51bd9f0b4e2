package dev.courant.ingest.websub;

import dev.courant.runtime.CourantException;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server that hubs reach: the one port of ingest that strangers can talk to. Connections are bounded in number
 * and, each of them, in its whole life. Thread-safe.
 */
final class CallbackServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CallbackServer.class);
    private static final int PLATFORM_THREADS = 8;
    private static final int HEADER_BYTES = 16 << 10;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Server server;
    private final ServerConnector connector;

    /**
     * What strangers may use up.
     *
     * @param connections open connections; further ones wait to be accepted
     * @param life from the opening of a connection to its end; it carries one request
     * @param bodyBytes the largest body
     */
    record Limits(int connections, Duration life, int bodyBytes) {
        static final Limits STANDARD = new Limits(256, Duration.ofSeconds(20), 4 << 20);
    }

    private CallbackServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /** @throws CourantException when the port is taken */
    static CallbackServer start(WebSubSettings settings, Limits limits, Handler handler) {
        Server server = new Server(threads());
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http()));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(limits.life().toMillis());
        connector.addBean(new ConnectionLife(connector.getScheduler(), limits.life()));
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(limits.connections(), server));
        server.setHandler(handler);
        server.setStopTimeout(CLOSE_TIMEOUT.toMillis());
        try {
            server.start();
        } catch (Exception e) {
            stop(server);
            throw new CourantException(
                    "requests of WebSub hubs cannot be taken on " + settings.host() + ":" + settings.port() + ": "
                            + e.getMessage() + "; set COURANT_WEBSUB_PORT to another port",
                    e);
        }
        return new CallbackServer(server, connector);
    }

    int port() {
        return connector.getLocalPort();
    }

    boolean isRunning() {
        return connector.isRunning();
    }

    @Override
    public void close() {
        stop(server);
    }

    /** A request may wait for its body or for Kafka, so it has a virtual thread of its own. */
    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(PLATFORM_THREADS);
        threads.setName("courant-websub");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        return threads;
    }

    private static HttpConfiguration http() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setPersistentConnectionsEnabled(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        return http;
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            log.warn("event=close_failed component=websub cause=\"{}\"", e.toString());
        }
    }
}
