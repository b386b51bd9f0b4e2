package dev.courant.ingest.websub;

import dev.courant.ingest.fetch.Fetcher;
import dev.courant.ingest.websub.subscription.HubRequest;
import dev.courant.ingest.websub.subscription.Subscriber;
import dev.courant.runtime.Component;
import dev.courant.runtime.Health;
import dev.courant.runtime.http.HttpServer;
import dev.courant.runtime.kafka.KafkaClients;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;

/**
 * Talks to hubs: sends them the requests of {@link Subscriber}s, and receives their messages for all feeds. Its only
 * state is the topic {@code pushes}; a message is written there before the hub gets its response. Thread-safe.
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
     * Starts the server for hubs.
     *
     * @param settings how hubs reach us; must be {@link WebSubSettings#enabled}
     * @param kafka the cluster with the topic {@code pushes}
     * @param fetcher sends requests to hubs; stays open
     * @param clock the time at which messages arrive
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
     * Sends requests to hubs, asynchronously and in any order. A {@link Subscriber} repeats those that fail.
     *
     * @param requests the requests
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
        return server.isRunning() ? pushes.health() : Health.down("the server for hubs is not running");
    }

    @Override
    public void close() {
        server.close();
        hubs.close();
        pushes.close();
    }
}
