package dev.courant.embedded.world;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests over HTTP: picks the host, then does what every publisher does alike: conditions, compression, HEAD.
 *
 * @param answers the answer for a host name and a path
 * @param log takes each request before its answer is sent
 */
record Visits(Timeline timeline, BiFunction<String, String, Answer> answers, Consumer<RecordedRequest> log)
        implements HttpHandler {
    private static final Set<String> RECORDED = Set.of(
            "user-agent", "accept", "accept-encoding", "accept-language", "if-none-match", "if-modified-since", "from");

    /** Records before it sends: whoever has the answer finds the request in the record. */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Instant now = timeline.now();
            String host = host(exchange);
            String method = exchange.getRequestMethod();
            Reply reply = switch (method) {
                case "GET", "HEAD" -> {
                    Answer answer = answers.apply(host, exchange.getRequestURI().getPath());
                    yield reply(exchange, answer, now);
                }
                default -> refusal(exchange);
            };
            String target = target(exchange.getRequestURI());
            log.accept(new RecordedRequest(now, method, host, target, recorded(exchange), reply.status));
            send(exchange, reply);
        }
    }

    /** A proxy's request names the host in its first line: then that counts (RFC 9112 section 3.2.2). */
    private static String host(HttpExchange exchange) {
        String inTarget = exchange.getRequestURI().getHost();
        String host = inTarget != null ? inTarget : exchange.getRequestHeaders().getFirst("Host");
        return host == null ? "" : Addresses.name(host);
    }

    private static String target(URI uri) {
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static Reply refusal(HttpExchange exchange) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        return new Reply(405, new byte[0]);
    }

    /** Decides what to send, and sets the headers for it. */
    private static Reply reply(HttpExchange exchange, Answer answer, Instant now) throws IOException {
        Headers asked = exchange.getRequestHeaders();
        boolean gzip = acceptsGzip(asked.getFirst("Accept-Encoding"));
        byte[] body = gzip ? compressed(answer.body()) : answer.body();
        String tag = Conditions.tag(body);
        @Nullable Instant modified = Conditions.lastModified(answer.lastModified(), now);
        describe(exchange.getResponseHeaders(), answer, gzip, tag, modified);
        boolean good = answer.status() == 200
                && Conditions.notModified(
                        asked.getFirst("If-None-Match"), asked.getFirst("If-Modified-Since"), tag, modified);
        return good ? new Reply(304, new byte[0]) : new Reply(answer.status(), body);
    }

    private static void describe(Headers headers, Answer answer, boolean gzip, String tag, @Nullable Instant modified) {
        headers.set("Content-Type", answer.contentType());
        headers.set("Vary", "Accept-Encoding");
        if (gzip) {
            headers.set("Content-Encoding", "gzip");
        }
        if (answer.status() == 200) {
            headers.set("ETag", tag);
            headers.set("Cache-Control", "no-cache");
        }
        if (modified != null) {
            headers.set("Last-Modified", Dates.http(modified));
        }
        if (answer.location() != null) {
            headers.set("Location", answer.location());
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD") && reply.status != 304) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(reply.body.length));
        }
        if (exchange.getRequestMethod().equals("HEAD") || reply.body.length == 0) {
            exchange.sendResponseHeaders(reply.status, -1);
        } else {
            exchange.sendResponseHeaders(reply.status, reply.body.length);
            exchange.getResponseBody().write(reply.body);
        }
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

    private static Map<String, String> recorded(HttpExchange exchange) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (RECORDED.contains(lower)) {
                headers.put(lower, String.join(", ", values));
            }
        });
        return headers;
    }

    private record Reply(int status, byte[] body) {}
}
