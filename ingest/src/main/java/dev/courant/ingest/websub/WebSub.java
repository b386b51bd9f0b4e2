package dev.courant.ingest.websub;

import dev.courant.ingest.fetch.Fetcher;
import dev.courant.runtime.Component;
import dev.courant.runtime.Health;
import dev.courant.runtime.http.HttpServer;
import dev.courant.runtime.kafka.KafkaClients;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;

/**
 * Speaks with hubs: sends them what {@link Subscriber}s ask for, and takes in what they send, for any feed. It keeps
 * nothing but the topic {@code pushes}; a record is there before the hub is told so. Thread-safe.
 */
public final class WebSub implements Component {
    private final KafkaPushLog pushes;
    private final HubClient hubs;
    private final HttpServer server;

    private WebSub(KafkaPushLog pushes, HubClient hubs, HttpServer server) {
        this.pushes = pushes;
        this.hubs = hubs;
        this.server = server;
    }

    /**
     * Starts to listen.
     *
     * @param settings how hubs reach us; must be {@link WebSubSettings#enabled}
     * @param kafka the cluster with the topic {@code pushes}
     * @param fetcher how hubs are reached; stays open
     * @param clock tells when something arrived
     * @param registry counts {@code courant.websub.requests} and {@code courant.websub.asked}
     * @return the running component
     * @throws dev.courant.runtime.CourantException when the port is taken
     */
    public static WebSub start(
            WebSubSettings settings, KafkaClients kafka, Fetcher fetcher, InstantSource clock, MeterRegistry registry) {
        Callbacks callbacks = new Callbacks(settings.callback(), settings.secret());
        WebSubMetrics metrics = new WebSubMetrics(registry);
        KafkaPushLog pushes = new KafkaPushLog(kafka);
        HubCalls calls = new HubCalls(callbacks, pushes, clock);
        try {
            HttpServer server =
                    CallbackServer.start(settings, CallbackServer.LIMITS, new CallbackHandler(calls, metrics));
            return new WebSub(pushes, new HubClient(fetcher, callbacks, pushes, clock, metrics), server);
        } catch (RuntimeException e) {
            pushes.close();
            throw e;
        }
    }

    /**
     * Sends requests to hubs, later and in any order. What fails is tried again by {@link Subscriber#dueAt}.
     *
     * @param requests what to ask
     */
    public void send(List<HubRequest> requests) {
        requests.forEach(hubs::send);
    }

    /** {@return the port that is listened on} */
    public int port() {
        return server.port();
    }

    @Override
    public String name() {
        return "websub";
    }

    @Override
    public Health check() {
        return server.isRunning() ? pushes.health() : Health.down("the server for hubs does not run");
    }

    @Override
    public void close() {
        server.close();
        hubs.close();
        pushes.close();
    }
}
