package dev.courant.runtime.kafka;

import dev.courant.runtime.CourantException;
import dev.courant.schemas.Topic;
import dev.courant.schemas.Topics;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Creates Kafka clients with the settings that Courant relies on: idempotent producers that wait for all replicas, and
 * consumers that read committed records only and never commit by themselves. All carry bytes, because one client serves
 * several topics; {@link #record} and the serdes of a {@link Topic} give the types. All close within seconds, whether a
 * broker answers or not. Thread-safe.
 *
 * <p>The name of the instance is part of transactional ids and ids of group members: {@code <prefix><role>-<instance>}.
 * A named instance ({@code COURANT_INSTANCE}) keeps its ids across restarts: it fences its former process, and gets its
 * partitions back at once. An unnamed instance is called after its host with a random suffix for each process, so that
 * several on one machine never fence each other; a transaction that a killed one left open is aborted after the
 * transaction timeout.
 */
public final class KafkaClients {
    private static final int SUFFIX_LENGTH = 8;

    private final KafkaSettings settings;
    private final Topics topics;
    private final String instance;
    private final ClientConfig config;
    private final RecordLimit recordLimit = new RecordLimit(() -> TopicLimits.largestBatch(this));

    /**
     * Creates clients for one cluster.
     *
     * @param settings where the cluster is and how to connect to it
     * @throws CourantException when the properties file cannot be read
     */
    public KafkaClients(KafkaSettings settings) {
        this.settings = settings;
        this.topics = Topics.withPrefix(settings.topicPrefix(), settings.retentions());
        this.instance = settings.instance().isEmpty() ? generatedName() : settings.instance();
        this.config = new ClientConfig(settings);
    }

    /** {@return the topics of this Courant} */
    public Topics topics() {
        return topics;
    }

    /** {@return the settings of the clients} */
    public KafkaSettings settings() {
        return settings;
    }

    /** {@return the largest record that the topics take} */
    public RecordLimit recordLimit() {
        return recordLimit;
    }

    /** {@return the name of this instance} */
    public String instance() {
        return instance;
    }

    /** {@return the configuration, for clients that are created elsewhere, such as those of Kafka Streams} */
    public ClientConfig config() {
        return config;
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
        return new PromptAdmin(config.common());
    }

    /**
     * Creates a producer without transactions. When no broker answers, {@code close()} gives up after seconds what was
     * sent and not awaited.
     *
     * @return a new producer
     */
    public Producer<byte[], byte[]> producer() {
        return new PromptProducer(config.producer());
    }

    /**
     * Creates a transactional producer. It fences an older one with the same role in the same instance and aborts its
     * open transaction.
     *
     * @param role its role, such as {@code poll}
     * @return a new producer, which closes in time as {@link #producer()} does; the caller calls
     *     {@code initTransactions}
     */
    public Producer<byte[], byte[]> transactionalProducer(String role) {
        return new PromptProducer(config.transactionalProducer(memberId(role)));
    }

    /**
     * Creates a transactional producer of which there is one in the whole cluster: it fences an older one with the same
     * role, whatever process that is in, and aborts its open transaction.
     *
     * @param role its role
     * @return a new producer, as {@link #transactionalProducer}
     */
    public Producer<byte[], byte[]> exclusiveProducer(String role) {
        return new PromptProducer(config.transactionalProducer(name(role)));
    }

    /**
     * Creates a consumer in a group. When members join or leave, the others keep their partitions. A named instance is
     * a static member: after a restart it gets its partitions back at once. The caller subscribes by
     * {@link GroupSubscription}.
     *
     * @param role its role, such as {@code poll}
     * @return a new consumer
     */
    public Consumer<byte[], byte[]> consumer(String role) {
        return consumer(role, Map.of());
    }

    /**
     * Creates a consumer in a group, as {@link #consumer(String)}.
     *
     * @param role its role, such as {@code poll}
     * @param further configuration that replaces the usual one
     * @return a new consumer
     */
    public Consumer<byte[], byte[]> consumer(String role, Map<String, Object> further) {
        Optional<String> memberId = settings.instance().isEmpty() ? Optional.empty() : Optional.of(memberId(role));
        Map<String, Object> properties = config.groupConsumer(name(role), memberId);
        properties.putAll(further);
        return consumer(properties);
    }

    /**
     * Creates a consumer that reads the offsets of a group and never joins it.
     *
     * @param role the role of the group
     * @return a new consumer
     */
    public Consumer<byte[], byte[]> offsetReader(String role) {
        return consumer(config.groupConsumer(name(role), Optional.empty()));
    }

    /** {@return a new consumer without a group, for partitions that are assigned to it} */
    public Consumer<byte[], byte[]> reader() {
        return reader(Map.of());
    }

    /**
     * Creates a consumer without a group, as {@link #reader()}.
     *
     * @param further configuration that replaces the usual one
     * @return a new consumer
     */
    public Consumer<byte[], byte[]> reader(Map<String, Object> further) {
        Map<String, Object> properties = config.consumer();
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.putAll(further);
        return consumer(properties);
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
     * Returns the partition to which Kafka's default partitioner assigns a key.
     *
     * @param key the key as bytes
     * @param partitions how many partitions the topic has
     * @return the number of the partition
     */
    public static int partition(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> properties) {
        return new PromptConsumer(properties);
    }

    private String memberId(String role) {
        return name(role) + "-" + instance;
    }

    private static String generatedName() {
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
