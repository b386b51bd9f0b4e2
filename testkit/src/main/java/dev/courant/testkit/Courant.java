package dev.courant.testkit;

import dev.courant.embedded.world.WorldServer;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.schemas.Topic;
import dev.courant.schemas.Topics;
import dev.courant.testservers.Servers;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Kafka with Courant's topics, an empty PostgreSQL database and publishers, for one test class. The servers are shared;
 * topics and database belong to the class. Thread-safe.
 */
public final class Courant {
    private final Servers servers;

    Courant(Servers servers) {
        this.servers = servers;
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
     * Returns the invented publishers with all stories published; they are started on first use.
     *
     * @return the running publishers
     */
    public WorldServer world() {
        return servers.world();
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
