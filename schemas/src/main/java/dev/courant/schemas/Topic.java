package dev.courant.schemas;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka topic together with what its records are. Immutable; the serdes are thread-safe.
 *
 * @param name the full name, prefix included
 * @param keys how keys are read and written
 * @param values how values are read and written
 * @param cleanup what Kafka may remove
 * @param retention how long records are kept where {@code cleanup} deletes by age; null keeps them for ever
 * @param <K> the key
 * @param <V> the value
 */
public record Topic<K, V>(
        String name,
        Serde<K> keys,
        Serde<V> values,
        Cleanup cleanup,
        @Nullable Duration retention) {

    /** What Kafka may remove from a topic. */
    public enum Cleanup {
        /** Older records of a key once there is a newer one. */
        COMPACT(TopicConfig.CLEANUP_POLICY_COMPACT),
        /** Records older than the retention. */
        DELETE(TopicConfig.CLEANUP_POLICY_DELETE),
        /** Both. */
        COMPACT_AND_DELETE(TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE);

        private final String policy;

        Cleanup(String policy) {
            this.policy = policy;
        }
    }

    /**
     * The topic's settings for its creation.
     *
     * @return Kafka topic configuration
     */
    public Map<String, String> config() {
        long millis = retention == null ? -1 : retention.toMillis();
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                cleanup.policy,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(millis),
                TopicConfig.COMPRESSION_TYPE_CONFIG,
                "producer");
    }
}
