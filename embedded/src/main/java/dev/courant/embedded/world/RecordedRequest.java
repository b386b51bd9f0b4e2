package dev.courant.embedded.world;

import java.time.Instant;
import java.util.Map;

/**
 * One request that a {@link WorldServer} answered. Immutable.
 *
 * @param at when it came, by the server's clock
 * @param method its method
 * @param host the host it asked for, without port; empty when it named none
 * @param path its path, with the query if any
 * @param headers those of its headers that say who asks and on what condition, names in lower case
 * @param status the status it was answered with
 */
public record RecordedRequest(
        Instant at, String method, String host, String path, Map<String, String> headers, int status) {
    /** Copies the headers. */
    public RecordedRequest {
        headers = Map.copyOf(headers);
    }
}
