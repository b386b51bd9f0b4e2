package dev.courant.ingest.websub;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.courant.ingest.websub.Callbacks.Callback;
import dev.courant.ingest.websub.PushLog.Written;
import dev.courant.ingest.websub.subscription.SubscriptionId;
import dev.courant.runtime.http.HttpServer;
import dev.courant.runtime.http.ServerLimits;
import dev.courant.schemas.Push;
import dev.courant.schemas.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server for callbacks that keeps pushes in a list, and a hub that calls it. */
final class CalledServer implements AutoCloseable {
    static final Instant NOON = Instant.parse("2031-05-06T12:00:00Z");
    static final String TOPIC = "https://harbour.example/feed?a=1&b=ä";
    static final Callback CALLBACK =
            new Callback("0123456789abcdef0123456789abcdef", SubscriptionId.of("https://hub.example/", TOPIC));
    static final byte[] FEED = "<feed>Ebbe und Flut: ✓</feed>".getBytes(UTF_8);
    static final int MOST = 64 << 10;

    static {
        // Has Avro trust the classes of the schemas, as every service does at its start.
        var unused = Topics.withPrefix("");
    }

    private final Callbacks callbacks =
            new Callbacks(URI.create("https://news.example.org/websub"), "a secret of the harbour");
    final List<Push> pushes = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final TestHub hub = TestHub.start();
    volatile Written written = Written.DONE;
    final HttpServer server = start(CallbackServer.limits(100, Duration.ofSeconds(20), MOST));

    @Override
    public void close() {
        server.close();
        hub.close();
    }

    HttpServer start(ServerLimits limits) {
        return CallbackServer.start(settings(0), limits, handler());
    }

    static WebSubSettings settings(int port) {
        return new WebSubSettings(URI.create(""), "127.0.0.1", port, "");
    }

    CallbackHandler handler() {
        PushLog log = push -> {
            if (written == Written.DONE) {
                pushes.add(push);
            }
            return written;
        };
        HubCalls calls = new HubCalls(callbacks, log, InstantSource.fixed(NOON));
        return new CallbackHandler(calls, new WebSubMetrics(registry));
    }

    /** The callback as a proxy passes it on. */
    URI callback() {
        return URI.create("http://127.0.0.1:" + server.port()
                + URI.create(callbacks.url(CALLBACK)).getPath());
    }

    HttpResponse<String> get(String mode, Map<String, String> changes) throws Exception {
        Map<String, String> parameters = new HashMap<>(
                Map.of("hub.mode", mode, "hub.topic", TOPIC, "hub.challenge", "a+B/9=", "hub.lease_seconds", "864000"));
        parameters.putAll(changes);
        return hub.get(callback(), parameters);
    }

    HttpResponse<String> push(byte[] body, String method) throws Exception {
        byte[] secret = callbacks.secret(CALLBACK).getBytes(UTF_8);
        String hex = HexFormat.of().formatHex(Hmac.of(method.replace("sha", "HmacSHA"), secret, body));
        return hub.push(callback(), body, "X-Hub-Signature", method + "=" + hex);
    }

    double counted(String result) {
        return registry.counter("courant.websub.requests", "result", result).count();
    }
}
