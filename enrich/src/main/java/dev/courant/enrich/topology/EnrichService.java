package dev.courant.enrich.topology;

import dev.courant.enrich.ArticleEnricher;
import dev.courant.enrich.EnrichSettings;
import dev.courant.runtime.Component;
import dev.courant.runtime.Health;
import dev.courant.runtime.kafka.ClientConfig;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.TopicCreation;
import dev.courant.schemas.Outcomes;
import dev.courant.schemas.Topic;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the topology with exactly-once processing. Thread-safe. */
public final class EnrichService implements Component {
    private static final Logger log = LoggerFactory.getLogger(EnrichService.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(15);

    private final KafkaStreams streams;
    private final GroupMembershipOperation onClose;
    private final StreamsProgress progress = new StreamsProgress();
    /** Why it stopped by itself; null while it has not. */
    private final AtomicReference<@Nullable String> stopped;

    private EnrichService(
            KafkaStreams streams, GroupMembershipOperation onClose, AtomicReference<@Nullable String> stopped) {
        this.streams = streams;
        this.onClose = onClose;
        this.stopped = stopped;
    }

    /**
     * Starts the service.
     *
     * @param clients the cluster
     * @param settings the settings of enrichment
     * @param enricher enriches an article
     * @param clock the time of dead letters
     * @return the running component
     */
    public static EnrichService start(
            KafkaClients clients, EnrichSettings settings, ArticleEnricher enricher, InstantSource clock) {
        List<Topic<?, ?>> tagged = new ArrayList<>();
        settings.taggedTopics().forEach(tag -> tagged.add(clients.topics().tagged(tag)));
        TopicCreation.ensure(clients, tagged);
        RefusedResults refused = new RefusedResults();
        var deadLetters = new DeadLetterHandler.Writer(clients.topics(), clock, clients.recordLimit(), refused);
        Map<String, Object> config = config(clients, settings, deadLetters);
        Topology topology = EnrichTopology.build(
                clients.topics(),
                enricher::enrich,
                settings.taggedTopics(),
                new StreamsConfig(config),
                clients.recordLimit(),
                refused);
        Properties properties = new Properties();
        properties.putAll(config);
        KafkaStreams streams = new KafkaStreams(topology, properties);
        ThreadDeaths deaths = new ThreadDeaths(clock);
        AtomicReference<@Nullable String> stopped = new AtomicReference<>();
        streams.setUncaughtExceptionHandler(cause -> afterDeath(deaths.add(), cause, stopped));
        streams.start();
        return new EnrichService(streams, onClose(clients), stopped);
    }

    /** Returns the settings of Kafka Streams, for the service and for tests of its topology. */
    static Map<String, Object> config(
            KafkaClients clients, EnrichSettings settings, DeadLetterHandler.Writer deadLetters) {
        Map<String, Object> config = clients.config().common();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, clients.name("enrich"));
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        config.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
        deadLetters(config, deadLetters);
        ClientConfig.producerLimits()
                .forEach((setting, value) -> config.put(StreamsConfig.producerPrefix(setting), value));
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), (int)
                SESSION_TIMEOUT.toMillis());
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        if (!clients.settings().instance().isEmpty()) {
            config.put(
                    StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                    clients.name("enrich") + "-" + clients.instance());
        }
        return config;
    }

    private static void deadLetters(Map<String, Object> config, DeadLetterHandler.Writer writer) {
        config.put(
                StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
                writer.topics().deadLetters().name());
        for (String handler : List.of(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG)) {
            config.put(handler, DeadLetterHandler.class);
        }
        config.put(DeadLetterHandler.WRITER, writer);
    }

    @Override
    public String name() {
        return "enrich";
    }

    @Override
    public Health check() {
        String cause = stopped.get();
        if (cause != null) {
            return new Health.Stopped(cause);
        }
        KafkaStreams.State state = streams.state();
        return state == KafkaStreams.State.RUNNING
                ? progress.stall(streams.metrics().values()).map(Health::down).orElse(Health.UP)
                : Health.down("Kafka Streams is " + state);
    }

    @Override
    public void close() {
        if (!streams.close(CloseOptions.timeout(CLOSE_TIMEOUT).withGroupMembershipOperation(onClose))) {
            log.warn("event=close_timeout component=enrich seconds={}", CLOSE_TIMEOUT.toSeconds());
        }
    }

    /** A named instance returns and stays a member; an unnamed one leaves, so that others take over at once. */
    private static GroupMembershipOperation onClose(KafkaClients clients) {
        return clients.settings().instance().isEmpty()
                ? GroupMembershipOperation.LEAVE_GROUP
                : GroupMembershipOperation.REMAIN_IN_GROUP;
    }

    private static StreamThreadExceptionResponse afterDeath(
            int deaths, Throwable cause, AtomicReference<@Nullable String> stopped) {
        log.error("event=stream_thread_died deaths={} cause=\"{}\"", deaths, cause.toString(), cause);
        if (deaths <= ThreadDeaths.MOST) {
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        stopped.set(deaths + " stream threads died within " + ThreadDeaths.SPAN.toMinutes() + " minutes, the last of "
                + Outcomes.detail(cause));
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
}
