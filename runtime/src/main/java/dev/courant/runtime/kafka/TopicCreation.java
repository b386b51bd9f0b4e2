package dev.courant.runtime.kafka;

import dev.courant.runtime.CourantException;
import dev.courant.schemas.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the topics that a service needs. Existing topics are not changed, but for a retention that an operator has
 * set. Stateless and thread-safe.
 */
public final class TopicCreation {
    private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);
    private static final long TIMEOUT_SECONDS = 60;

    private TopicCreation() {}

    /**
     * Creates the topics that do not exist yet, and returns when all of them take records. Services may call it in any
     * order and at the same time.
     *
     * @param clients the cluster
     * @param topics the topics
     * @throws CourantException when the cluster cannot be reached or refuses to create a topic
     */
    public static void ensure(KafkaClients clients, Collection<Topic<?, ?>> topics) {
        KafkaSettings settings = clients.settings();
        try (Admin admin = clients.admin()) {
            List<NewTopic> wanted = topics.stream()
                    .map(topic -> newTopic(topic, settings).configs(topic.config()))
                    .toList();
            List<String> existing = await(admin.createTopics(wanted).values(), settings);
            new TopicLeaders(admin).await(topics.stream().map(Topic::name).toList());
            retain(admin, topics.stream().filter(topic -> existing.contains(topic.name())), settings);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CourantException(
                    "interrupted while the topics were created at " + settings.bootstrapServers(), e);
        }
    }

    /** Gives existing topics the retention that is set for them, where they have another. */
    private static void retain(Admin admin, Stream<Topic<?, ?>> existing, KafkaSettings settings) {
        Map<ConfigResource, Topic<?, ?>> set = existing.filter(topic -> isSet(topic, settings))
                .collect(Collectors.toMap(
                        topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()), topic -> topic));
        try {
            Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
            admin.describeConfigs(set.keySet())
                    .all()
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .forEach((resource, now) -> {
                        List<AlterConfigOp> change = changes(Objects.requireNonNull(set.get(resource)), now);
                        if (!change.isEmpty()) {
                            changes.put(resource, change);
                        }
                    });
            var unused = admin.incrementalAlterConfigs(changes).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            changes.forEach((resource, change) ->
                    log.info("event=topic_retention_changed topic={} changes=\"{}\"", resource.name(), change));
        } catch (ExecutionException | TimeoutException e) {
            throw new CourantException(
                    "the retention of topics cannot be changed at " + settings.bootstrapServers() + ": "
                            + (e instanceof ExecutionException ? e.getCause() : e),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CourantException("interrupted while changing the retention of topics", e);
        }
    }

    private static boolean isSet(Topic<?, ?> topic, KafkaSettings settings) {
        String name = topic.name().substring(settings.topicPrefix().length());
        return settings.retentions().keySet().stream()
                .anyMatch(set -> name.equals(set) || name.startsWith(set + ".") && set.equals("articles.tagged"));
    }

    private static List<AlterConfigOp> changes(Topic<?, ?> topic, Config now) {
        return Stream.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.RETENTION_MS_CONFIG)
                .map(key -> new ConfigEntry(key, topic.config().get(key)))
                .filter(wanted -> !wanted.value().equals(now.get(wanted.name()).value()))
                .map(wanted -> new AlterConfigOp(wanted, AlterConfigOp.OpType.SET))
                .toList();
    }

    private static NewTopic newTopic(Topic<?, ?> topic, KafkaSettings settings) {
        Optional<Short> replication =
                settings.replication() < 1 ? Optional.empty() : Optional.of((short) settings.replication());
        return new NewTopic(topic.name(), Optional.of(settings.partitions()), replication);
    }

    /** Waits until all topics exist, and returns those that existed before. */
    private static List<String> await(Map<String, KafkaFuture<Void>> creations, KafkaSettings settings)
            throws InterruptedException {
        List<String> existing = new ArrayList<>();
        for (var creation : creations.entrySet()) {
            try {
                creation.getValue().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
                log.info("event=topic_created topic={}", creation.getKey());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw failed(creation.getKey(), settings, e);
                }
                existing.add(creation.getKey());
            } catch (TimeoutException e) {
                throw failed(creation.getKey(), settings, e);
            }
        }
        return existing;
    }

    private static CourantException failed(String topic, KafkaSettings settings, Throwable cause) {
        return new CourantException(
                "topic " + topic + " cannot be created at " + settings.bootstrapServers() + ": " + cause.getMessage(),
                cause);
    }
}
