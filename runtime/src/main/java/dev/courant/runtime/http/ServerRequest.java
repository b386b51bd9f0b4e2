package dev.courant.runtime.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** A request to an {@link HttpServer}. Not thread-safe; valid as long as its {@link HttpService} works on it. */
public final class ServerRequest {
    private final Request request;
    private final int maxBodyBytes;

    ServerRequest(Request request, int maxBodyBytes) {
        this.request = request;
        this.maxBodyBytes = maxBodyBytes;
    }

    /** {@return the method, such as {@code GET}} */
    public String method() {
        return request.getMethod();
    }

    /**
     * {@return the requested host, without port; this server's address if the request names none} A request to a proxy
     * names it in its first line, which takes precedence over the header (RFC 9112, section 3.2.2).
     */
    public String host() {
        return Request.getServerName(request);
    }

    /** {@return the decoded path} */
    public String path() {
        String path = request.getHttpURI().getDecodedPath();
        return path == null ? "/" : path;
    }

    /** {@return path and query as they were sent} */
    public String target() {
        return request.getHttpURI().getPathQuery();
    }

    /**
     * {@return the first value of a parameter of the query; null if there is none}
     *
     * @param name the name of the parameter
     */
    public @Nullable String parameter(String name) {
        return Request.extractQueryParameters(request, StandardCharsets.UTF_8).getValue(name);
    }

    /**
     * {@return the first value of a header; null if there is none}
     *
     * @param name the name of the header, in any case
     */
    public @Nullable String header(String name) {
        return request.getHeaders().get(name);
    }

    /**
     * {@return all values of a header, in the order in which they were sent}
     *
     * @param name the name of the header, in any case
     */
    public List<String> headers(String name) {
        return request.getHeaders().getValuesList(name);
    }

    /**
     * Reads the body; call it once.
     *
     * <p>A body of up to twice the limit is read to its end before it is refused: a response that is sent earlier is
     * lost when the connection breaks.
     *
     * @return the body; empty if it is larger than {@link ServerLimits#bodyBytes}
     * @throws IOException when the client does not send it completely, or not in time
     */
    public Optional<byte[]> body() throws IOException {
        if (request.getLength() > 2L * maxBodyBytes) {
            return Optional.empty();
        }
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] body = in.readNBytes(maxBodyBytes);
            boolean tooLarge = in.readNBytes(Math.max(1, maxBodyBytes)).length > 0;
            return tooLarge ? Optional.empty() : Optional.of(body);
        }
    }
}
