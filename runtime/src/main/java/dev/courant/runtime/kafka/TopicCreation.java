package dev.courant.runtime.kafka;

import dev.courant.runtime.CourantException;
import dev.courant.schemas.Topic;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics that a service needs. Existing topics are not changed. Stateless and thread-safe. */
public final class TopicCreation {
    private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);
    private static final long TIMEOUT_SECONDS = 60;

    private TopicCreation() {}

    /**
     * Creates the topics that do not exist yet, and returns when all do. Services may call it in any order and at the
     * same time.
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
            await(admin.createTopics(wanted).values(), settings);
        }
    }

    private static NewTopic newTopic(Topic<?, ?> topic, KafkaSettings settings) {
        Optional<Short> replication =
                settings.replication() < 1 ? Optional.empty() : Optional.of((short) settings.replication());
        return new NewTopic(topic.name(), Optional.of(settings.partitions()), replication);
    }

    private static void await(Map<String, KafkaFuture<Void>> creations, KafkaSettings settings) {
        for (var creation : creations.entrySet()) {
            try {
                creation.getValue().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
                log.info("event=topic_created topic={}", creation.getKey());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw failed(creation.getKey(), settings, e);
                }
            } catch (TimeoutException e) {
                throw failed(creation.getKey(), settings, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw failed(creation.getKey(), settings, e);
            }
        }
    }

    private static CourantException failed(String topic, KafkaSettings settings, Throwable cause) {
        return new CourantException(
                "topic " + topic + " cannot be created at " + settings.bootstrapServers() + ": " + cause.getMessage(),
                cause);
    }
}
