package dev.courant.runtime.http;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves one {@link HttpService} over HTTP/1.1. Heads of requests are limited to 16 KiB, everything else by
 * {@link ServerLimits}; what is not valid HTTP is refused before the service sees it. Thread-safe.
 */
public final class HttpServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HttpServer.class);
    private static final int PLATFORM_THREADS = 8;
    private static final int HEAD_BYTES = 16 << 10;
    private static final int ACCEPT_QUEUE = 128;

    private final String name;
    private final Server server;
    private final ServerConnector connector;
    private final ExecutorService requests;

    private HttpServer(String name, ServerLimits limits) {
        this.name = name;
        this.requests = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("courant-" + name + "-", 0).factory());
        this.server = new Server(threads(name, requests));
        this.connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http(limits)));
    }

    /**
     * Starts a server; the port is open when this returns.
     *
     * @param name the name in threads and logs, such as {@code admin}
     * @param host the address to listen on
     * @param port the port; 0: any that is free
     * @param limits what clients may use
     * @param service answers the requests; stays open
     * @return the running server
     * @throws IOException when it cannot listen there; its message is the cause, such as "Address already in use"
     */
    public static HttpServer start(String name, String host, int port, ServerLimits limits, HttpService service)
            throws IOException {
        HttpServer started = new HttpServer(name, limits);
        started.listen(host, port, limits);
        started.server.setHandler(new ServiceHandler(name, service, limits.bodyBytes()));
        try {
            started.server.start();
            return started;
        } catch (Exception e) {
            started.close();
            throw new IOException(cause(e), e);
        }
    }

    /** {@return the port that is listened on} */
    public int port() {
        return connector.getLocalPort();
    }

    /** {@return whether connections are accepted} */
    public boolean isRunning() {
        return connector.isRunning();
    }

    /** Closes the port, then waits for requests in progress as long as {@link ServerLimits#drain} says. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            log.warn("event=close_failed component={} cause=\"{}\"", name, e.toString());
        }
        requests.shutdownNow();
    }

    private void listen(String host, int port, ServerLimits limits) {
        connector.setHost(host);
        connector.setPort(port);
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.setIdleTimeout(limits.idle().toMillis());
        if (limits.lifetime() != null) {
            connector.addBean(new ConnectionLifetime(connector.getScheduler(), limits.lifetime()));
        }
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(limits.connections(), server));
        server.setErrorHandler(new PlainErrors());
        server.setStopTimeout(limits.drain().toMillis());
    }

    private static HttpConfiguration http(ServerLimits limits) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setPersistentConnectionsEnabled(limits.lifetime() == null);
        http.setRequestHeaderSize(HEAD_BYTES);
        return http;
    }

    /** Each request has its own virtual thread, because it may block on its body or on the service. */
    private static QueuedThreadPool threads(String name, ExecutorService requests) {
        QueuedThreadPool threads = new QueuedThreadPool(PLATFORM_THREADS);
        threads.setName("courant-" + name);
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(requests);
        return threads;
    }

    /** Jetty's own message repeats the address; the cause says what is wrong with it. */
    private static String cause(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
