package dev.courant.schemas;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka topic with the types of its keys and values. Immutable; the serdes are thread-safe.
 *
 * @param name the full name, prefix included
 * @param keys the serde of the keys
 * @param values the serde of the values
 * @param cleanup which records Kafka may remove
 * @param retention how long records are kept where {@code cleanup} deletes by age; null or zero: without a limit
 * @param <K> the key
 * @param <V> the value
 */
public record Topic<K, V>(
        String name,
        Serde<K> keys,
        Serde<V> values,
        Cleanup cleanup,
        @Nullable Duration retention) {

    /** Which records Kafka may remove from a topic. */
    public enum Cleanup {
        /** Older records of a key once there is a newer one. */
        COMPACT(TopicConfig.CLEANUP_POLICY_COMPACT),
        /** Records older than the retention. */
        DELETE(TopicConfig.CLEANUP_POLICY_DELETE),
        /** Older records of a key once there is a newer one, and all records older than the retention. */
        COMPACT_AND_DELETE(TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE);

        private final String policy;

        Cleanup(String policy) {
            this.policy = policy;
        }
    }

    /**
     * Returns the topic's configuration for its creation.
     *
     * @return Kafka topic configuration
     */
    public Map<String, String> config() {
        long millis = retention == null || retention.isZero() ? -1 : retention.toMillis();
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                cleanup.policy,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(millis),
                TopicConfig.COMPRESSION_TYPE_CONFIG,
                "producer");
    }
}
