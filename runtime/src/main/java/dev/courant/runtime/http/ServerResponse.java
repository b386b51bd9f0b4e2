package dev.courant.runtime.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The response to a request. Immutable.
 *
 * @param status the HTTP status
 * @param headers the headers; {@code Content-Length} and {@code Date} are added by the server
 * @param body the body; not sent in response to {@code HEAD}; not copied
 */
public record ServerResponse(int status, Map<String, String> headers, byte[] body) {
    /** Copies the headers. */
    public ServerResponse {
        headers = Map.copyOf(headers);
    }

    /**
     * {@return a response without headers and body}
     *
     * @param status the HTTP status
     */
    public static ServerResponse of(int status) {
        return new ServerResponse(status, Map.of(), new byte[0]);
    }

    /**
     * {@return a response in plain text, UTF-8}
     *
     * @param status the HTTP status
     * @param text the body
     */
    public static ServerResponse text(int status, String text) {
        return new ServerResponse(
                status, Map.of("Content-Type", "text/plain; charset=utf-8"), text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * {@return the same response with one header set}
     *
     * @param name the name of the header
     * @param value its value
     */
    public ServerResponse withHeader(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(name, value);
        return new ServerResponse(status, changed, body);
    }
}
