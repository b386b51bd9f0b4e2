package dev.courant.testkit.pipeline;

import dev.courant.embedded.DataFolder;
import dev.courant.embedded.recorded.RecordedWeb;
import dev.courant.embedded.world.World;
import dev.courant.embedded.world.WorldServer;
import dev.courant.recording.RecordedFeed;
import dev.courant.recording.Recording;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.KafkaSettings;
import dev.courant.runtime.time.VirtualClock;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.Identity;
import dev.courant.testservers.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts pipelines over recordings and worlds, on the topics and the database of a test class. Stateless. */
public final class Playing {
    /**
     * For a broker on the same machine, which answers at once. Each step waits for what Kafka Streams commits, which by
     * itself does so every tenth of a second. A consumer that asks for offsets waits until its last request for records
     * is answered, half a second when there are none. While topics and groups are new, requests are repeated. What an
     * instance that was killed has left open is waited for as well.
     */
    private static final String CLIENT_PROPERTIES = """
            commit.interval.ms=5
            fetch.max.wait.ms=25
            retry.backoff.ms=5
            reconnect.backoff.ms=5
            transaction.timeout.ms=5000
            """;

    private Playing() {}

    /**
     * Starts a pipeline over a recording; its clock stands at the time of the first answer.
     *
     * @param servers the topics and the database
     * @param recording the recording
     * @param options which roles run, and how
     * @return the running pipeline
     * @throws CourantException when nothing was recorded
     */
    public static Pipeline start(Servers servers, Recording recording, PipelineOptions options) {
        Instant begin = recording
                .begin()
                .orElseThrow(() -> new CourantException("the recording is empty: it has no answer of any URL"));
        VirtualClock clock = new VirtualClock(begin);
        RecordedWeb server = RecordedWeb.start(recording, clock);
        PlayedWeb web = new PlayedWeb(
                recording.feeds(),
                Optional.of(server.gateway()),
                recording.end().orElse(begin),
                server);
        return start(servers, clock, web, options, List.of(own -> LocalNode.start(own, clock)));
    }

    /**
     * Starts a pipeline over a world.
     *
     * @param servers the topics and the database
     * @param world the world
     * @param server serves it by the same clock; closed with the pipeline
     * @param clock the clock
     * @param options which roles run, and how
     * @return the running pipeline
     */
    public static Pipeline start(
            Servers servers, World world, WorldServer server, VirtualClock clock, PipelineOptions options) {
        return start(servers, world, server, clock, options, List.of(own -> LocalNode.start(own, clock)));
    }

    /**
     * Starts a pipeline of several instances over a world.
     *
     * @param starts start the instances
     */
    static Pipeline start(
            Servers servers,
            World world,
            WorldServer server,
            VirtualClock clock,
            PipelineOptions options,
            List<Node.Start> starts) {
        List<RecordedFeed> feeds = server.feedUrls().stream()
                .map(url -> new RecordedFeed(url, null, null, null))
                .toList();
        Instant begin = clock.instant();
        Instant end = world.stories().stream()
                .map(server::publishedAt)
                .filter(begin::isBefore)
                .max(Instant::compareTo)
                .orElse(begin);
        return start(servers, clock, new PlayedWeb(feeds, Optional.empty(), end, server), options, starts);
    }

    private static Pipeline start(
            Servers servers, VirtualClock clock, PlayedWeb web, PipelineOptions options, List<Node.Start> starts) {
        DataFolder data = DataFolder.temporary("courant-pipeline");
        AutoCloseable both = () -> {
            web.server().close();
            data.close();
        };
        try {
            Map<String, String> environment = environment(servers, data);
            web.feeds().forEach(feed -> define(servers, feed, clock.instant()));
            return Pipeline.start(
                    clock,
                    new PlayedWeb(web.feeds(), web.gateway(), web.end(), both),
                    new KafkaClients(Settings.read(KafkaSettings.class, environment)),
                    environment,
                    options,
                    starts);
        } catch (RuntimeException e) {
            closeAfter(e, both);
            throw e;
        }
    }

    private static void define(Servers servers, RecordedFeed feed, Instant now) {
        String id = Identity.ofFeed(feed.url());
        FeedDefinition definition = FeedDefinition.newBuilder()
                .setFeedId(id)
                .setUrl(feed.url())
                .setTitle(feed.title())
                .setLanguage(feed.language())
                .setUpdatedAt(now)
                .build();
        servers.send(servers.topics().feeds(), id, definition);
    }

    private static Map<String, String> environment(Servers servers, DataFolder data) {
        Map<String, String> environment = new HashMap<>(servers.environment());
        environment.put("COURANT_STATE_DIR", data.subfolder("streams").toString());
        environment.put("COURANT_KAFKA_PROPERTIES", clientProperties(data).toString());
        return environment;
    }

    private static Path clientProperties(DataFolder data) {
        try {
            return Files.writeString(data.path().resolve("client.properties"), CLIENT_PROPERTIES);
        } catch (IOException e) {
            throw new CourantException("the test kit cannot write to " + data.path() + ": " + e.getMessage(), e);
        }
    }

    private static void closeAfter(RuntimeException failure, AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }
}
