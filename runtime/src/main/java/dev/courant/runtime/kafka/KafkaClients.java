package dev.courant.runtime.kafka;

import dev.courant.runtime.CourantException;
import dev.courant.schemas.Topic;
import dev.courant.schemas.Topics;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Creates Kafka clients with the settings that Courant relies on: idempotent producers that wait for all replicas, and
 * consumers that read committed records only and never commit by themselves. All carry bytes, because one client serves
 * several topics; {@link #record} and the serdes of a {@link Topic} give the types. Thread-safe.
 *
 * <p>The name of the instance goes into transactional ids and ids of group members: {@code <prefix><role>-<instance>}.
 * A named instance ({@code COURANT_INSTANCE}) keeps its ids across restarts: it shuts out its former process, and gets
 * its partitions back at once. An unnamed one is called after its host with a random suffix for each process, so that
 * several on one machine never shut each other out; what a killed one left open ends with the transaction timeout.
 */
public final class KafkaClients {
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(15);

    /** The largest request, and so the largest record, that a producer sends. */
    private static final int MAX_REQUEST_BYTES = 8 << 20;

    private static final String COMPRESSION = "zstd";
    private static final int SUFFIX_LENGTH = 8;

    private final KafkaSettings settings;
    private final Topics topics;
    private final String instance;
    private final Map<String, Object> common;

    /**
     * Creates clients for one cluster.
     *
     * @param settings where the cluster is and how to connect to it
     * @throws CourantException when the properties file cannot be read
     */
    public KafkaClients(KafkaSettings settings) {
        this.settings = settings;
        this.topics = Topics.withPrefix(settings.topicPrefix());
        this.instance = settings.instance().isEmpty() ? unnamed() : settings.instance();
        this.common = common(settings);
    }

    /** {@return the topics of this Courant} */
    public Topics topics() {
        return topics;
    }

    /** {@return the settings of the clients} */
    public KafkaSettings settings() {
        return settings;
    }

    /** {@return the name of this instance} */
    public String instance() {
        return instance;
    }

    /**
     * {@return the settings of every client; for clients that are created elsewhere, such as those of Kafka Streams}
     */
    public Map<String, Object> common() {
        return new HashMap<>(common);
    }

    /** {@return the limits of every producer, which {@link #common} leaves out; for producers created elsewhere} */
    public static Map<String, Object> producerLimits() {
        return Map.of(
                ProducerConfig.COMPRESSION_TYPE_CONFIG, COMPRESSION,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
    }

    /**
     * Returns the full name of a consumer group or application.
     *
     * @param role its role, such as {@code poll}
     * @return the name with the prefix of this Courant
     */
    public String name(String role) {
        return settings.topicPrefix() + role;
    }

    /** {@return a new admin client} */
    public Admin admin() {
        return Admin.create(common());
    }

    /**
     * Creates a producer without transactions.
     *
     * @return a new producer
     */
    public Producer<byte[], byte[]> producer() {
        return new KafkaProducer<>(producerSettings(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Creates a transactional producer. A new one with the same role in the same instance shuts the old one out and
     * ends its open transaction.
     *
     * @param role its role, such as {@code poll}
     * @return a new producer; {@code initTransactions} is still to be called
     */
    public Producer<byte[], byte[]> transactionalProducer(String role) {
        Map<String, Object> config = producerSettings();
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, member(role));
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TRANSACTION_TIMEOUT.toMillis());
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Creates a consumer in a group. When members join or leave, the others keep their partitions. A named instance is
     * a static member: after a restart it gets its partitions back at once.
     *
     * @param role its role, such as {@code poll}
     * @return a new consumer
     */
    public Consumer<byte[], byte[]> consumer(String role) {
        Map<String, Object> config = consumerSettings();
        config.put(ConsumerConfig.GROUP_ID_CONFIG, name(role));
        config.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                List.of(CooperativeStickyAssignor.class.getName()));
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) SESSION_TIMEOUT.toMillis());
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int)
                SESSION_TIMEOUT.dividedBy(5).toMillis());
        if (!settings.instance().isEmpty()) {
            config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, member(role));
        }
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** {@return a new consumer without a group, for partitions that are assigned to it} */
    public Consumer<byte[], byte[]> reader() {
        return reader(Map.of());
    }

    Consumer<byte[], byte[]> reader(Map<String, Object> further) {
        Map<String, Object> config = consumerSettings();
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.putAll(further);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Creates a record for a topic, as bytes.
     *
     * @param topic the topic
     * @param key its key
     * @param value its value; null for a tombstone
     * @param <K> the key
     * @param <V> the value
     * @return the record
     */
    public static <K, V> ProducerRecord<byte[], byte[]> record(Topic<K, V> topic, K key, @Nullable V value) {
        return new ProducerRecord<>(
                topic.name(),
                topic.keys().serializer().serialize(topic.name(), key),
                topic.values().serializer().serialize(topic.name(), value));
    }

    /**
     * Returns the partition in which Kafka's default partitioner puts a key.
     *
     * @param key the key as bytes
     * @param partitions how many partitions the topic has
     * @return the number of the partition
     */
    public static int partition(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    private Map<String, Object> producerSettings() {
        Map<String, Object> config = common();
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.putAll(producerLimits());
        return config;
    }

    private Map<String, Object> consumerSettings() {
        Map<String, Object> config = common();
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return config;
    }

    private static Map<String, Object> common(KafkaSettings settings) {
        Map<String, Object> config = new HashMap<>();
        if (!settings.properties().toString().isEmpty()) {
            read(settings.properties()).forEach((key, value) -> config.put((String) key, value));
        }
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000);
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

    private String member(String role) {
        return name(role) + "-" + instance;
    }

    private static String unnamed() {
        return hostName() + "-" + UUID.randomUUID().toString().substring(0, SUFFIX_LENGTH);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "courant";
        }
    }
}
