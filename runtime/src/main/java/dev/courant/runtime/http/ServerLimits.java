package dev.courant.runtime.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the clients of an {@link HttpServer} may use. Immutable.
 *
 * @param connections open connections at a time; more wait to be accepted
 * @param idle how long a connection may be silent before it is closed
 * @param lifetime how long a connection may last in all, even if it is in use; it then carries one request. Null: no
 *     limit, and a connection carries any number of requests
 * @param bodyBytes the largest request body
 * @param drain how long {@link HttpServer#close} waits for requests in progress; zero: they are cut off
 */
public record ServerLimits(
        int connections, Duration idle, @Nullable Duration lifetime, int bodyBytes, Duration drain) {
    private static final int CONNECTIONS = 1_024;
    private static final Duration IDLE = Duration.ofSeconds(30);

    /** For clients of our own network: kept connections, no request bodies, closed at once. */
    public static final ServerLimits INTERNAL = new ServerLimits(CONNECTIONS, IDLE, null, 0, Duration.ZERO);
}
