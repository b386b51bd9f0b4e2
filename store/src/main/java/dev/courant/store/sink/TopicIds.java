package dev.courant.store.sink;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Looks up the ids of topics. Thread-safe. */
final class TopicIds implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Admin admin;

    /** @param admin the client, which is closed with this */
    TopicIds(Admin admin) {
        this.admin = admin;
    }

    /**
     * Returns the id of each topic by its name.
     *
     * @throws KafkaException when one of them does not exist or Kafka does not answer, both of which may pass
     */
    Map<String, String> of(Collection<String> topics) {
        DescribeTopicsOptions options = new DescribeTopicsOptions().timeoutMs(TIMEOUT_MILLIS);
        try {
            Map<String, String> ids = new HashMap<>();
            admin.describeTopics(topics, options)
                    .allTopicNames()
                    .get()
                    .forEach((name, topic) -> ids.put(name, topic.topicId().toString()));
            return ids;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
