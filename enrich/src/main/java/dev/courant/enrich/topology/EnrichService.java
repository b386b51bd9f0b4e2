package dev.courant.enrich.topology;

import dev.courant.enrich.ArticleEnricher;
import dev.courant.enrich.EnrichSettings;
import dev.courant.runtime.Component;
import dev.courant.runtime.Health;
import dev.courant.runtime.kafka.ClientConfig;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.TopicCreation;
import dev.courant.schemas.Topic;
import dev.courant.schemas.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the topology, exactly once. Thread-safe. */
public final class EnrichService implements Component {
    private static final Logger log = LoggerFactory.getLogger(EnrichService.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(15);

    /** Threads that may die before the fault is taken for a lasting one. */
    private static final int REPLACEMENTS = 20;

    private final KafkaStreams streams;
    private final GroupMembershipOperation atEnd;

    private EnrichService(KafkaStreams streams, GroupMembershipOperation atEnd) {
        this.streams = streams;
        this.atEnd = atEnd;
    }

    /**
     * Starts enriching.
     *
     * @param clients the cluster
     * @param settings how to enrich
     * @param enricher the pure function
     * @param clock the time of dead letters
     * @return the running component
     */
    public static EnrichService start(
            KafkaClients clients, EnrichSettings settings, ArticleEnricher enricher, InstantSource clock) {
        List<Topic<?, ?>> tagged = new ArrayList<>();
        settings.taggedTopics().forEach(tag -> tagged.add(clients.topics().tagged(tag)));
        TopicCreation.ensure(clients, tagged);
        Map<String, Object> config = config(clients, settings, clock);
        Topology topology = EnrichTopology.build(
                clients.topics(), enricher::enrich, settings.taggedTopics(), new StreamsConfig(config));
        Properties properties = new Properties();
        properties.putAll(config);
        KafkaStreams streams = new KafkaStreams(topology, properties);
        AtomicInteger deaths = new AtomicInteger();
        streams.setUncaughtExceptionHandler(cause -> afterDeath(deaths.incrementAndGet(), cause));
        streams.start();
        return new EnrichService(streams, atEnd(clients));
    }

    /** The settings of Kafka Streams by which the service runs, and by which its tests run as well. */
    static Map<String, Object> config(KafkaClients clients, EnrichSettings settings, InstantSource clock) {
        Map<String, Object> config = clients.config().common();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, clients.name("enrich"));
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        config.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
        deadLetters(config, clients.topics(), clock);
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

    private static void deadLetters(Map<String, Object> config, Topics topics, InstantSource clock) {
        config.put(
                StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
                topics.deadLetters().name());
        for (String handler : List.of(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG)) {
            config.put(handler, DeadLetterHandler.class);
        }
        config.put(DeadLetterHandler.WRITER, new DeadLetterHandler.Writer(topics, clock));
    }

    @Override
    public String name() {
        return "enrich";
    }

    @Override
    public Health check() {
        KafkaStreams.State state = streams.state();
        return state == KafkaStreams.State.RUNNING ? Health.UP : Health.down("Kafka Streams is " + state);
    }

    @Override
    public void close() {
        if (!streams.close(CloseOptions.timeout(CLOSE_TIMEOUT).withGroupMembershipOperation(atEnd))) {
            log.warn("event=close_timeout component=enrich seconds={}", CLOSE_TIMEOUT.toSeconds());
        }
    }

    /** An instance with a name comes back; the partitions of one without are for others, at once. */
    private static GroupMembershipOperation atEnd(KafkaClients clients) {
        return clients.settings().instance().isEmpty()
                ? GroupMembershipOperation.LEAVE_GROUP
                : GroupMembershipOperation.REMAIN_IN_GROUP;
    }

    private static StreamThreadExceptionResponse afterDeath(int deaths, Throwable cause) {
        log.error("event=stream_thread_died deaths={} cause=\"{}\"", deaths, cause.toString(), cause);
        return deaths <= REPLACEMENTS
                ? StreamThreadExceptionResponse.REPLACE_THREAD
                : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
}
