package dev.courant.testkit;

import dev.courant.embedded.world.World;
import dev.courant.embedded.world.WorldServer;
import dev.courant.recording.Recording;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.time.VirtualClock;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.Topic;
import dev.courant.schemas.Topics;
import dev.courant.testkit.pipeline.Pipeline;
import dev.courant.testkit.pipeline.PipelineOptions;
import dev.courant.testkit.pipeline.PipelineRole;
import dev.courant.testkit.pipeline.Playing;
import dev.courant.testservers.Servers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Kafka with Courant's topics, an empty PostgreSQL database and a pipeline over recorded publishers, for one test
 * class. The servers are shared; topics, database and pipeline belong to the class. Thread-safe.
 */
public final class Courant {
    /** Feeds that fail may be left alone for a day, after which they are given up. */
    private static final Duration LONGEST_REST = Duration.ofDays(2);

    /** Stories have no dates of their own. */
    private static final Instant WORLD_BEGIN = Instant.parse("2026-03-02T08:00:00Z");

    private static final Duration STEP = Duration.ofMinutes(15);

    private final Servers servers;
    private final PipelineOptions options;
    private @Nullable Pipeline pipeline;
    private @Nullable WorldServer played;

    Courant(Servers servers, PipelineOptions options) {
        this.servers = servers;
        this.options = options;
    }

    /**
     * Starts the pipeline over a recording, with the roles that the annotation names. The clock then stands at the time
     * of the first answer, and nothing has been polled.
     *
     * @param recording the recording
     * @return this
     * @throws IllegalStateException when the class has a pipeline already
     */
    public synchronized Courant play(Recording recording) {
        requireNone();
        pipeline = Playing.start(servers, recording, options);
        return this;
    }

    /**
     * Starts the pipeline over invented publishers, whose world begins at eight in the morning of 2 March 2026 (UTC).
     *
     * @param world the publishers
     * @param pace how much faster stories are published than their files say; below 1: slower
     * @return this
     * @throws IllegalStateException when the class has a pipeline already
     */
    public synchronized Courant play(World world, double pace) {
        requireNone();
        VirtualClock clock = new VirtualClock(WORLD_BEGIN);
        WorldServer server =
                WorldServer.start(world, WorldServer.Options.local(clock).withPace(pace));
        pipeline = Playing.start(servers, world, server, clock, options);
        played = server;
        return this;
    }

    /** {@return whether a pipeline runs} */
    public synchronized boolean isPlaying() {
        return pipeline != null;
    }

    /**
     * Returns the clock of the pipeline.
     *
     * @return the clock, which stands still until it is moved
     * @throws IllegalStateException when no pipeline runs
     */
    public ReplayClock clock() {
        return new ReplayClock(pipeline());
    }

    /**
     * Lets time pass for the pipeline, and returns when everything that was due by then has been done.
     *
     * @param duration how long; not negative
     */
    public void advance(Duration duration) {
        clock().advance(duration);
    }

    /**
     * Lets time pass until all that was recorded has been found and worked through: each feed that is polled at all has
     * been polled after the last answer of the recording, and each link has its outcome.
     *
     * @throws CourantException when that is not so two days after the last answer, which is longer than feeds rest and
     *     links are tried; the message says what is left
     */
    public void replayAll() {
        Pipeline playing = pipeline();
        Instant end = playing.end();
        if (end.isAfter(playing.clock().instant())) {
            playing.advanceTo(end);
        }
        Instant last = end.plus(LONGEST_REST);
        while (!isWorkedThrough(playing) && playing.clock().instant().isBefore(last)) {
            playing.advanceTo(playing.clock().instant().plus(STEP));
        }
        if (!isWorkedThrough(playing)) {
            throw new CourantException(LONGEST_REST.toHours() + " hours after the last answer of the recording "
                    + unpolledSince(end).size() + " feeds have not been polled again and " + playing.unended()
                    + " links have not ended; feeds: " + unpolledSince(end));
        }
    }

    private boolean isWorkedThrough(Pipeline playing) {
        return playing.unended() == 0
                && (!options.roles().contains(PipelineRole.INGEST)
                        || unpolledSince(playing.end()).isEmpty());
    }

    /** Returns the URLs of the feeds that are polled and have not been since a time. */
    private List<String> unpolledSince(Instant time) {
        Map<String, FeedDefinition> feeds = new TreeMap<>();
        values(topics().feeds()).forEach(feed -> feeds.put(feed.getFeedId(), feed));
        Map<String, FeedStatus> statuses = new HashMap<>();
        values(topics().feedStatus()).forEach(status -> statuses.put(status.getFeedId(), status));
        statuses.values().stream()
                .filter(status -> isRetired(status)
                        || status.getLastPoll() != null
                                && !status.getLastPoll().getAt().isBefore(time))
                .forEach(status -> feeds.remove(status.getFeedId()));
        return feeds.values().stream().map(FeedDefinition::getUrl).toList();
    }

    private static boolean isRetired(FeedStatus status) {
        return switch (status.getState()) {
            case GONE, PAUSED, DUPLICATE -> true;
            case NEW, HEALTHY, FAILING -> false;
        };
    }

    private synchronized Pipeline pipeline() {
        if (pipeline == null) {
            throw new IllegalStateException(
                    "no pipeline runs: name a recording in @CourantTest(recording = …), or start one with"
                            + " courant.play(recording)");
        }
        return pipeline;
    }

    private void requireNone() {
        if (pipeline != null) {
            throw new IllegalStateException("a pipeline runs already: each test class has one");
        }
    }

    synchronized void close() {
        if (pipeline != null) {
            pipeline.close();
        }
    }

    /** {@return the address for Kafka clients} */
    public String bootstrapServers() {
        return servers.bootstrapServers();
    }

    /** {@return the topics of this class} */
    public Topics topics() {
        return servers.topics();
    }

    /** {@return clients for Kafka} */
    public KafkaClients kafka() {
        return servers.kafka();
    }

    /** {@return the JDBC URL of this class's database, user included} */
    public String jdbcUrl() {
        return servers.jdbcUrl();
    }

    /** {@return the environment variables with which a Courant service uses these servers, topics and database} */
    public Map<String, String> environment() {
        return servers.environment();
    }

    /**
     * Returns the invented publishers: those that are played, or else such that have published all their stories, which
     * are started on first use.
     *
     * @return the running publishers
     */
    public synchronized WorldServer world() {
        return played != null ? played : servers.world();
    }

    /**
     * Writes a record and waits until Kafka has it.
     *
     * @param topic its topic
     * @param key its key
     * @param value its value; null for a tombstone
     * @param <K> the key
     * @param <V> the value
     */
    public <K, V> void send(Topic<K, V> topic, K key, @Nullable V value) {
        servers.send(topic, key, value);
    }

    /**
     * Returns all values that a topic holds now, those of one partition in order, without tombstones.
     *
     * <p>Only committed records are read. Those of a Kafka transaction become visible a moment after
     * {@code commitTransaction()} has returned, when the broker has marked each partition as committed. A test that
     * reads after a transactional writer uses {@link #await}.
     *
     * @param topic the topic
     * @param <V> the value
     * @return the values
     */
    public <V> List<V> values(Topic<?, V> topic) {
        return servers.values(topic);
    }

    /**
     * Waits until the values of a topic meet a condition, 30 seconds at most.
     *
     * @param topic the topic
     * @param condition the condition
     * @param <V> the value
     * @return the values that met it
     */
    public <V> List<V> await(Topic<?, V> topic, Predicate<List<V>> condition) {
        return servers.await(topic, condition);
    }
}
