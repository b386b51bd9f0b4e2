package dev.courant.testservers;

import dev.courant.embedded.world.World;
import dev.courant.embedded.world.WorldServer;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.KafkaSettings;
import dev.courant.runtime.kafka.TopicCreation;
import dev.courant.runtime.kafka.TopicReader;
import dev.courant.schemas.Topic;
import dev.courant.schemas.Topics;
import dev.courant.testservers.backend.Backend;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.Producer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Kafka with Courant's topics, an empty PostgreSQL database and publishers, for one test class. The servers are shared;
 * topics and database belong to the class. Thread-safe.
 */
public final class Servers implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final int PARTITIONS = 2;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Backend backend;
    private final String name;
    private final KafkaClients kafka;
    private final Producer<byte[], byte[]> producer;
    private @Nullable WorldServer world;

    Servers(Backend backend) {
        this(backend, PARTITIONS);
    }

    private Servers(Backend backend, int partitions) {
        this.backend = backend;
        this.name = "test_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
        this.kafka = new KafkaClients(Settings.read(
                KafkaSettings.class,
                Map.of(
                        "COURANT_KAFKA_BOOTSTRAP_SERVERS",
                        backend.bootstrapServers(),
                        "COURANT_TOPIC_PREFIX",
                        name + ".",
                        "COURANT_TOPIC_PARTITIONS",
                        Integer.toString(partitions))));
        create();
        this.producer = kafka.producer();
    }

    /** Topics and database are created side by side: either server takes a while, and each class waits for both. */
    private void create() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> database =
                    threads.submit(() -> Sql.execute(backend.jdbcUrl("postgres"), "create database " + name));
            TopicCreation.ensure(kafka, kafka.topics().all());
            database.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new CourantException(e.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CourantException("interrupted while the database " + name + " was created", e);
        }
    }

    /**
     * Returns the servers of a test class, for extensions that build on them; they are started on first use and closed
     * when the class has ended.
     *
     * @param context the context of the class, or of one of its tests
     * @return the same object for each context of a class
     */
    public static Servers of(ExtensionContext context) {
        return ServersExtension.servers(context);
    }

    /**
     * Returns further topics and a further database on the same servers.
     *
     * @param partitions how many partitions each topic has
     * @return the topics and the database; to be closed
     */
    public Servers sibling(int partitions) {
        return new Servers(backend, partitions);
    }

    /** {@return the address for Kafka clients} */
    public String bootstrapServers() {
        return backend.bootstrapServers();
    }

    /** {@return the topics of this class} */
    public Topics topics() {
        return kafka.topics();
    }

    /** {@return clients for Kafka} */
    public KafkaClients kafka() {
        return kafka;
    }

    /** {@return the JDBC URL of this class's database, user included} */
    public String jdbcUrl() {
        return backend.jdbcUrl(name);
    }

    /** {@return the environment variables with which a Courant service uses these servers, topics and database} */
    public Map<String, String> environment() {
        return Map.of(
                "COURANT_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers(),
                "COURANT_TOPIC_PREFIX", kafka.settings().topicPrefix(),
                "COURANT_TOPIC_PARTITIONS", Integer.toString(kafka.settings().partitions()),
                "COURANT_DB_URL", jdbcUrl(),
                "COURANT_FETCH_ALLOW", "127.0.0.0/8");
    }

    /**
     * Returns the invented publishers with all stories published; they are started on first use.
     *
     * @return the running publishers
     */
    public synchronized WorldServer world() {
        if (world == null) {
            Clock clock = Clock.systemUTC();
            world = WorldServer.start(
                    World.demo(), WorldServer.Options.local(clock).withPace(Double.POSITIVE_INFINITY));
        }
        return world;
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
        var unused = producer.send(KafkaClients.record(topic, key, value));
        producer.flush();
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
        List<V> values = new ArrayList<>();
        try (TopicReader<?, V> reader = TopicReader.open(kafka, topic)) {
            reader.read(reader.offsets().beginnings(), reader.offsets().ends(), record -> {
                if (record.value() != null) {
                    values.add(reader.value(record));
                }
            });
        }
        return values;
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
        return Awaitility.await("values of " + topic.name()).atMost(TIMEOUT).until(() -> values(topic), condition);
    }

    /** Stops the publishers; the servers keep running for other classes. */
    @Override
    public synchronized void close() {
        producer.close();
        if (world != null) {
            world.close();
        }
    }
}
