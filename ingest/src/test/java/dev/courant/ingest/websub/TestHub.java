package dev.courant.ingest.websub;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A hub on the loopback interface: takes subscription requests, and verifies and pushes when a test says so. */
final class TestHub implements AutoCloseable {
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    private volatile int status = 202;

    /** A request for a subscription, or for its end. */
    record Asked(String contentType, Map<String, String> form) {
        String mode() {
            return form.getOrDefault("hub.mode", "");
        }

        String topic() {
            return form.getOrDefault("hub.topic", "");
        }

        URI callback() {
            return URI.create(form.getOrDefault("hub.callback", ""));
        }

        String sign(String method, byte[] body) {
            byte[] secret = form.getOrDefault("hub.secret", "").getBytes(UTF_8);
            return method + "=" + HexFormat.of().formatHex(Hmac.of(method.replace("sha", "HmacSHA"), secret, body));
        }
    }

    private TestHub(HttpServer server) {
        this.server = server;
    }

    static TestHub start() {
        try {
            TestHub hub = new TestHub(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            hub.server.createContext("/", hub::take);
            hub.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            hub.server.start();
            return hub;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** What it answers from now on. */
    void answer(int newStatus) {
        status = newStatus;
    }

    Asked next() throws InterruptedException {
        Asked next = asked.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("the hub was not asked");
        }
        return next;
    }

    HttpResponse<String> get(URI callback, Map<String, String> parameters) throws Exception {
        String query = parameters.entrySet().stream()
                .map(parameter -> URLEncoder.encode(parameter.getKey(), UTF_8) + "="
                        + URLEncoder.encode(parameter.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return http.send(
                HttpRequest.newBuilder(URI.create(callback + "?" + query)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> verify(Asked request, String challenge, long leaseSeconds) throws Exception {
        return get(
                request.callback(),
                Map.of(
                        "hub.mode", request.mode(),
                        "hub.topic", request.topic(),
                        "hub.challenge", challenge,
                        "hub.lease_seconds", Long.toString(leaseSeconds)));
    }

    HttpResponse<String> push(URI callback, byte[] body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(callback)
                .header("Content-Type", "application/atom+xml; charset=utf-8")
                .POST(BodyPublishers.ofByteArray(body));
        return http.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            Map<String, String> form = Arrays.stream(body.split("&", -1))
                    .map(field -> field.split("=", 2))
                    .collect(Collectors.toMap(field -> decoded(field[0]), field -> decoded(field[1])));
            asked.add(new Asked(exchange.getRequestHeaders().getFirst("Content-Type"), form));
            byte[] text = (status < 300 ? "" : "topic\nunknown").getBytes(UTF_8);
            exchange.sendResponseHeaders(status, text.length == 0 ? -1 : text.length);
            exchange.getResponseBody().write(text);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }
}
