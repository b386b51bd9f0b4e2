package dev.courant.embedded.world.http;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A request that was answered. Immutable.
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
    private static final List<String> KEPT = List.of(
            "user-agent", "accept", "accept-encoding", "accept-language", "if-none-match", "if-modified-since", "from");

    /** Copies the headers. */
    public RecordedRequest {
        headers = Map.copyOf(headers);
    }

    /**
     * Chooses those headers that identify a client or state preconditions.
     *
     * @param values returns the values of a header, by its name in lower case
     * @return names to values
     */
    public static Map<String, String> kept(Function<String, List<String>> values) {
        Map<String, String> headers = new HashMap<>();
        for (String name : KEPT) {
            List<String> found = values.apply(name);
            if (!found.isEmpty()) {
                headers.put(name, String.join(", ", found));
            }
        }
        return headers;
    }
}
