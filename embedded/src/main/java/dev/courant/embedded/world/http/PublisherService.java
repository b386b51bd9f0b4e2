package dev.courant.embedded.world.http;

import dev.courant.runtime.http.HttpService;
import dev.courant.runtime.http.ServerRequest;
import dev.courant.runtime.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests for all publishers: finds the representation by host and path, then handles preconditions and
 * compression, which are the same for every publisher. Thread-safe if the lookup is.
 *
 * @param clock the time of requests
 * @param lookup returns the representation for a host name, in lower case and without port, and a decoded path
 * @param log receives each request before its response is sent: a client that has the response finds the request there
 */
public record PublisherService(InstantSource clock, BiFunction<String, String, Representation> lookup, RequestLog log)
        implements HttpService {
    @Override
    public ServerResponse answer(ServerRequest request) throws IOException {
        Instant now = clock.instant();
        String host = request.host().toLowerCase(Locale.ROOT);
        ServerResponse response = switch (request.method()) {
            case "GET", "HEAD" -> respond(request, lookup.apply(host, request.path()), now);
            default -> ServerResponse.of(405).withHeader("Allow", "GET, HEAD");
        };
        log.add(new RecordedRequest(
                now,
                request.method(),
                host,
                request.target(),
                RecordedRequest.kept(request::headers),
                response.status()));
        return response;
    }

    private static ServerResponse respond(ServerRequest request, Representation found, Instant now) throws IOException {
        boolean gzip = acceptsGzip(request.header("Accept-Encoding"));
        byte[] body = gzip ? compressed(found.body()) : found.body();
        String tag = ConditionalRequests.tag(body);
        @Nullable Instant modified = ConditionalRequests.lastModified(found.lastModified(), now);
        boolean current = found.status() == 200
                && ConditionalRequests.notModified(
                        request.header("If-None-Match"), request.header("If-Modified-Since"), tag, modified);
        Map<String, String> headers = headers(found, gzip, tag, modified);
        return current
                ? new ServerResponse(304, headers, new byte[0])
                : new ServerResponse(found.status(), headers, body);
    }

    private static Map<String, String> headers(
            Representation found, boolean gzip, String tag, @Nullable Instant modified) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", found.contentType());
        headers.put("Vary", "Accept-Encoding");
        if (gzip) {
            headers.put("Content-Encoding", "gzip");
        }
        if (found.status() == 200) {
            headers.put("ETag", tag);
            headers.put("Cache-Control", "no-cache");
        }
        if (modified != null) {
            headers.put("Last-Modified", HttpDate.format(modified));
        }
        if (found.location() != null) {
            headers.put("Location", found.location());
        }
        return headers;
    }

    private static boolean acceptsGzip(@Nullable String header) {
        if (header == null) {
            return false;
        }
        for (String coding : header.toLowerCase(Locale.ROOT).split(",")) {
            String bare = coding.replace(" ", "");
            if (bare.equals("gzip") || bare.startsWith("gzip;") && !bare.matches("gzip;q=0(\\.0*)?")) {
                return true;
            }
        }
        return false;
    }

    private static byte[] compressed(byte[] body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        }
        return out.toByteArray();
    }
}
