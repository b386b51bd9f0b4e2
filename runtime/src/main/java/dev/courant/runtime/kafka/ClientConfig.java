package dev.courant.runtime.kafka;

import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The configuration of Kafka clients: where the cluster is, the operator's properties, and the delivery settings that
 * Courant relies on. Each method returns a new map, which the caller may change. Thread-safe.
 */
public final class ClientConfig {
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(15);

    /** The largest request, and so the largest record, that a producer sends. */
    static final int MAX_REQUEST_BYTES = 8 << 20;

    private static final String COMPRESSION = "zstd";
    private static final int MAX_RECONNECT_BACKOFF_MILLIS = 2_000;

    private final Map<String, Object> common;

    /**
     * Reads the operator's properties file.
     *
     * @throws CourantException when it cannot be read
     */
    ClientConfig(KafkaSettings settings) {
        Map<String, Object> config = new HashMap<>();
        if (!settings.properties().toString().isEmpty()) {
            read(settings.properties()).forEach((key, value) -> config.put((String) key, value));
        }
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, MAX_RECONNECT_BACKOFF_MILLIS);
        this.common = Map.copyOf(config);
    }

    /** {@return the configuration of every client, without the limits of producers} */
    public Map<String, Object> common() {
        return new HashMap<>(common);
    }

    /** {@return the limits of every producer: compression and the largest request} */
    public static Map<String, Object> producerLimits() {
        return new HashMap<>(Map.of(
                ProducerConfig.COMPRESSION_TYPE_CONFIG, COMPRESSION,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES));
    }

    /**
     * Requests go out one after another. With several under way a partition that just got its leader can take the
     * second and not the first, and then never takes the first, which is lost after two minutes (KAFKA-15591, until
     * 4.5).
     */
    Map<String, Object> producer() {
        Map<String, Object> config = idempotentProducer();
        config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        return config;
    }

    /**
     * Several requests may be under way: brokers refuse all but the first of a transaction until they have that one.
     */
    Map<String, Object> transactionalProducer(String transactionalId) {
        Map<String, Object> config = idempotentProducer();
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TRANSACTION_TIMEOUT.toMillis());
        return config;
    }

    Map<String, Object> consumer() {
        Map<String, Object> config = common();
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return config;
    }

    /** @param memberId makes the consumer a static member; empty: a dynamic one */
    Map<String, Object> groupConsumer(String groupId, Optional<String> memberId) {
        Map<String, Object> config = consumer();
        config.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
        config.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                List.of(CooperativeStickyAssignor.class.getName()));
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) SESSION_TIMEOUT.toMillis());
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int)
                SESSION_TIMEOUT.dividedBy(5).toMillis());
        memberId.ifPresent(id -> config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, id));
        return config;
    }

    private Map<String, Object> idempotentProducer() {
        Map<String, Object> config = common();
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.putAll(producerLimits());
        return config;
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
            return properties;
        } catch (IOException | IllegalArgumentException e) {
            throw new CourantException("COURANT_KAFKA_PROPERTIES=" + file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
