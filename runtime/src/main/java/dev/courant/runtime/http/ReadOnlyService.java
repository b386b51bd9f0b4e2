package dev.courant.runtime.http;

import java.io.IOException;

/**
 * Passes {@code GET} and {@code HEAD} requests for allowed hosts to a service; others are refused: 421 for the host
 * (RFC 9110, section 15.5.20), 405 for the method. Thread-safe if the service is.
 *
 * @param hosts the names by which clients may address the server
 * @param service answers what is allowed
 */
public record ReadOnlyService(AllowedHosts hosts, HttpService service) implements HttpService {
    /** The value of the {@code Allow} header. */
    public static final String METHODS = "GET, HEAD";

    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int MISDIRECTED = 421;

    /**
     * {@return whether a method only reads}
     *
     * @param method the method of a request
     */
    public static boolean reads(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    @Override
    public ServerResponse answer(ServerRequest request) throws IOException {
        if (!hosts.allows(request.host())) {
            return ServerResponse.text(MISDIRECTED, hosts.refusal(request.host()) + "\n");
        }
        if (!reads(request.method())) {
            return ServerResponse.text(METHOD_NOT_ALLOWED, "405 Method Not Allowed\n")
                    .withHeader("Allow", METHODS);
        }
        return service.answer(request);
    }
}
