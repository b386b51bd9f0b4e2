package dev.courant.runtime.kafka;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.Setting;
import java.nio.file.Path;

/**
 * How to reach Kafka.
 *
 * @param bootstrapServers where the cluster is
 * @param topicPrefix the prefix of the names of all topics, groups and transactions
 * @param instance the name of this instance, unique and stable across its restarts; empty for an unnamed one
 * @param partitions the number of partitions of topics that are created
 * @param replication the number of replicas of topics that are created; -1: the cluster's default
 * @param properties a file of further client properties, such as security settings
 */
public record KafkaSettings(
        @Setting(
                env = "COURANT_KAFKA_BOOTSTRAP_SERVERS",
                value = "localhost:9092",
                doc = "Where the Kafka cluster is: host:port, several separated by commas.")
        String bootstrapServers,

        @Setting(
                env = "COURANT_TOPIC_PREFIX",
                value = "courant.",
                doc = "What the names of all topics, consumer groups and transactions start with.")
        String topicPrefix,

        @Setting(
                env = "COURANT_INSTANCE",
                value = "",
                doc =
                        "Name of this instance, unique and stable across restarts; empty: the host name and a random suffix.")
        String instance,

        @Setting(env = "COURANT_TOPIC_PARTITIONS", value = "6", doc = "Partitions of topics that are created.")
        int partitions,

        @Setting(
                env = "COURANT_TOPIC_REPLICATION",
                value = "-1",
                doc = "Replicas of topics that are created; -1: the cluster's default.")
        int replication,

        @Setting(
                env = "COURANT_KAFKA_PROPERTIES",
                value = "",
                doc = "A properties file with further Kafka client settings, such as security; empty: none.")
        Path properties) {

    /** Checks the settings. */
    public KafkaSettings {
        if (bootstrapServers.isBlank()) {
            throw new CourantException("COURANT_KAFKA_BOOTSTRAP_SERVERS is empty: write host:port of a Kafka broker");
        }
        if (partitions < 1) {
            throw new CourantException("COURANT_TOPIC_PARTITIONS=" + partitions + ": write 1 or more");
        }
    }
}
