package dev.courant.runtime.kafka;

import dev.courant.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a cluster how large the batches are that its topics take. Stateless. */
final class TopicLimits {
    private static final Logger log = LoggerFactory.getLogger(TopicLimits.class);

    /** What Kafka takes unless it is configured otherwise. */
    private static final int KAFKA_DEFAULT = 1_048_588;

    private TopicLimits() {}

    /** Returns the least of the limits of the topics of a Courant; Kafka's default if it may not be asked for. */
    static int largestBatch(KafkaClients clients) {
        try (Admin admin = clients.admin()) {
            List<ConfigResource> topics = existing(admin, clients.topics()).stream()
                    .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                    .toList();
            return least(admin.describeConfigs(topics).all().get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                log.warn(
                        "event=record_limit_unknown assumed_bytes={} cause=\"{}\"",
                        KAFKA_DEFAULT,
                        e.getCause().getMessage());
                return KAFKA_DEFAULT;
            }
            throw new KafkaException("the limits of the topics cannot be read", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while reading the limits of the topics", e);
        }
    }

    private static Set<String> existing(Admin admin, Topics topics) throws ExecutionException, InterruptedException {
        Set<String> ours = topics.all().stream().map(topic -> topic.name()).collect(Collectors.toSet());
        String tagged = topics.tagged("").name();
        return admin.listTopics().names().get().stream()
                .filter(name -> ours.contains(name) || name.startsWith(tagged))
                .collect(Collectors.toSet());
    }

    private static int least(Map<ConfigResource, Config> configs) {
        return configs.values().stream()
                .map(config -> config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG))
                .map(ConfigEntry::value)
                .mapToInt(Integer::parseInt)
                .min()
                .orElse(KAFKA_DEFAULT);
    }
}
