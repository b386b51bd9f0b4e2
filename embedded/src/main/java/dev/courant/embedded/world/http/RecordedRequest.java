package dev.courant.embedded.world.http;

import java.time.Instant;
import java.util.Map;

/**
 * A request that a {@link dev.courant.embedded.world.WorldServer} answered. Immutable.
 *
 * @param at when it was received, by the server's clock
 * @param method its method
 * @param host the requested host, without port; the server's address when it named none
 * @param path its path, with the query if any
 * @param headers those headers that identify the client or state preconditions, names in lower case
 * @param status the status of the response
 */
public record RecordedRequest(
        Instant at, String method, String host, String path, Map<String, String> headers, int status) {
    /** Copies the headers. */
    public RecordedRequest {
        headers = Map.copyOf(headers);
    }
}
