package dev.courant.ingest.websub;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.http.HttpServer;
import dev.courant.runtime.http.HttpService;
import dev.courant.runtime.http.ServerLimits;
import java.io.IOException;
import java.time.Duration;

/** The HTTP server that hubs reach: the one port of ingest that is open to strangers. */
final class CallbackServer {
    private static final Duration LIFETIME = Duration.ofSeconds(20);
    private static final int BODY_BYTES = 4 << 20;
    private static final Duration DRAIN = Duration.ofSeconds(5);

    /** A connection carries one request and is closed after 20 seconds, however busy it is. */
    static final ServerLimits LIMITS = limits(256, LIFETIME, BODY_BYTES);

    private CallbackServer() {}

    static ServerLimits limits(int connections, Duration lifetime, int bodyBytes) {
        return new ServerLimits(connections, lifetime, lifetime, bodyBytes, DRAIN);
    }

    /** @throws CourantException when the port is taken */
    static HttpServer start(WebSubSettings settings, ServerLimits limits, HttpService service) {
        try {
            return HttpServer.start("websub", settings.host(), settings.port(), limits, service);
        } catch (IOException e) {
            throw new CourantException(
                    "requests of WebSub hubs cannot be received on " + settings.host() + ":" + settings.port() + ": "
                            + e.getMessage() + "; set COURANT_WEBSUB_PORT to another port",
                    e);
        }
    }
}
