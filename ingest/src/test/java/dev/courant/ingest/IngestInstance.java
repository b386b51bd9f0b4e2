package dev.courant.ingest;

import dev.courant.runtime.Components;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.KafkaSettings;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.Identity;
import dev.courant.testservers.Servers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Starts whole instances that may ask the loopback interface, and are in a hurry. */
public final class IngestInstance {
    private static final Map<String, String> HURRIED = Map.of(
            "COURANT_FETCH_ALLOW", "127.0.0.0/8",
            "COURANT_FETCH_TIMEOUT", "5s",
            "COURANT_USER_AGENT", "Harbour/2.0 (+https://example.org/bot)",
            "COURANT_HOST_GAP", "10ms",
            "COURANT_POLL_INTERVAL", "300ms",
            "COURANT_POLL_MIN_INTERVAL", "100ms",
            "COURANT_POLL_MAX_INTERVAL", "1h",
            "COURANT_SCRAPE_RETRY_PAUSE", "10ms",
            "COURANT_SCRAPE_PATIENCE", "1s");

    private IngestInstance() {}

    /** The only one on its cluster. */
    public static Components start(Servers servers, Map<String, String> changes) {
        return start(servers.kafka(), environment(servers, "", changes));
    }

    /** One of several on the same cluster. */
    public static Components start(Servers servers, String name, Map<String, String> changes) {
        Map<String, String> environment = environment(servers, name, changes);
        return start(new KafkaClients(Settings.read(KafkaSettings.class, environment)), environment);
    }

    /** Defines a feed, which an instance then polls. */
    public static void define(Servers servers, String feed) {
        servers.send(
                servers.topics().feeds(),
                Identity.ofFeed(feed),
                FeedDefinition.newBuilder()
                        .setFeedId(Identity.ofFeed(feed))
                        .setUrl(feed)
                        .setUpdatedAt(Instant.now())
                        .build());
    }

    /** All settings of an instance. */
    public static Map<String, String> environment(Servers servers, String name, Map<String, String> changes) {
        Map<String, String> environment = new HashMap<>(HURRIED);
        environment.putAll(servers.environment());
        environment.put("COURANT_INSTANCE", name);
        environment.putAll(changes);
        return environment;
    }

    private static Components start(KafkaClients kafka, Map<String, String> environment) {
        return Ingest.of(environment).start(kafka, InstantSource.system(), new SimpleMeterRegistry());
    }
}
