package dev.courant.store.sink;

import static dev.courant.store.Samples.link;
import static org.awaitility.Awaitility.await;

import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.TopicCreation;
import dev.courant.schemas.Link;
import dev.courant.schemas.Topic;
import dev.courant.testservers.Servers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;

/** The topic of links on a real Kafka, of which one partition is used. */
final class LinkTopic {
    private static final String KEY = "press.example";

    private final KafkaClients kafka;
    private final Topic<String, Link> topic;

    LinkTopic(Servers servers) {
        this.kafka = servers.kafka();
        this.topic = servers.topics().links();
    }

    TopicPartition partition() {
        int number = KafkaClients.partition(
                KEY.getBytes(StandardCharsets.UTF_8), kafka.settings().partitions());
        return new TopicPartition(topic.name(), number);
    }

    String id() {
        try (TopicIds ids = new TopicIds(kafka.admin())) {
            return Objects.requireNonNull(ids.of(List.of(topic.name())).get(topic.name()));
        }
    }

    void recreate() throws Exception {
        try (Admin admin = kafka.admin()) {
            admin.deleteTopics(List.of(topic.name())).all().get();
            await().until(() -> !admin.listTopics().names().get().contains(topic.name()));
        }
        TopicCreation.ensure(kafka, List.of(topic));
        await().ignoreExceptions().until(() -> !id().isEmpty());
    }

    /** With a new producer each time: one that outlives its topic goes on with sequence numbers of the former one. */
    void send(String name, int count) {
        try (Producer<byte[], byte[]> producer = kafka.producer()) {
            IntStream.range(0, count).forEach(n -> {
                var unused = producer.send(KafkaClients.record(topic, KEY, link(name + n)));
            });
        }
    }

    void deleteBefore(long offset) throws Exception {
        try (Admin admin = kafka.admin()) {
            admin.deleteRecords(Map.of(partition(), RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        }
    }
}
