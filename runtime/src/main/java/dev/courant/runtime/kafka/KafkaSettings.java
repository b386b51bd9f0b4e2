package dev.courant.runtime.kafka;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.Durations;
import dev.courant.runtime.config.Setting;
import dev.courant.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How to reach Kafka.
 *
 * @param bootstrapServers where the cluster is
 * @param topicPrefix the prefix of the names of all topics, groups and transactions
 * @param instance the name of this instance, unique and stable across its restarts; empty for an unnamed one
 * @param partitions the number of partitions of topics that are created
 * @param replication the number of replicas of topics that are created; -1: the cluster's default
 * @param properties a file of further client properties, such as security settings
 * @param topicRetention how long topics keep records, as {@code topic=duration}
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
        Path properties,

        @Setting(
                env = "COURANT_TOPIC_RETENTION",
                value = "",
                doc =
                        "How long topics keep records, as topic=duration without the prefix, several separated by commas, such as articles=30d,outcomes=90d; applied at the start, also to topics that exist; 0d: for ever; topics that are not named are left as they are, or created with the defaults of docs/consuming.md.")
        List<String> topicRetention) {

    /** Checks the settings. */
    public KafkaSettings {
        if (bootstrapServers.isBlank()) {
            throw new CourantException("COURANT_KAFKA_BOOTSTRAP_SERVERS is empty: write host:port of a Kafka broker");
        }
        if (partitions < 1) {
            throw new CourantException("COURANT_TOPIC_PARTITIONS=" + partitions + ": write 1 or more");
        }
        Map<String, Duration> unused = retentions(topicRetention);
    }

    /** {@return how long topics keep records, by their names without the prefix, where it is set} */
    public Map<String, Duration> retentions() {
        return retentions(topicRetention);
    }

    private static Map<String, Duration> retentions(List<String> settings) {
        Map<String, Duration> retentions = new HashMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            String topic = setting.substring(0, Math.max(equals, 0)).strip();
            if (!Topics.namesWithRetention().contains(topic)) {
                throw new CourantException("COURANT_TOPIC_RETENTION=" + String.join(",", settings) + ": " + setting
                        + ": write topic=duration with one of the topics "
                        + String.join(", ", Topics.namesWithRetention()));
            }
            try {
                retentions.put(topic, Durations.parse(setting.substring(equals + 1)));
            } catch (IllegalArgumentException e) {
                throw new CourantException(
                        "COURANT_TOPIC_RETENTION=" + String.join(",", settings) + ": " + setting + ": "
                                + e.getMessage(),
                        e);
            }
        }
        return retentions;
    }
}
