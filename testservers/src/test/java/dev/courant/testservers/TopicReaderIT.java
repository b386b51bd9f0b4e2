package dev.courant.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.TopicFollower;
import dev.courant.runtime.kafka.TopicReader;
import dev.courant.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;

/** Reads a topic to its end, and follows it from there. */
@ServersTest
class TopicReaderIT {
    private final Servers servers;
    private final Topic<String, Integer> topic;

    TopicReaderIT(Servers servers) {
        this.servers = servers;
        this.topic = new Topic<>(
                servers.topics().outcomes().name(), Serdes.String(), Serdes.Integer(), Topic.Cleanup.COMPACT, null);
    }

    @Test
    void shouldReadASnapshotAndFollowFromItsEnd() {
        servers.send(topic, "a", 1);
        servers.send(topic, "b", 2);
        servers.send(topic, "a", 3);
        servers.send(topic, "gone", 4);
        servers.send(topic, "gone", null);
        unreadable("c");

        try (TopicReader<String, Integer> reader = TopicReader.open(servers.kafka(), topic, Duration.ofSeconds(30))) {
            assertThat(reader.exists()).isTrue();
            assertThat(reader.settledSnapshot(Set.of("b", "none"))).isEqualTo(Map.of("b", 2));
            assertThat(reader.snapshot()).isEqualTo(Map.of("a", 3, "b", 2));

            servers.send(topic, "a", 5);
            List<String> followed = new ArrayList<>();
            TopicFollower.after(reader).take(Duration.ofSeconds(30), (key, value) -> followed.add(key + "=" + value));
            assertThat(followed).containsExactly("a=5");
        }
    }

    @Test
    void shouldWaitForTransactionsThatAreOpen() throws Exception {
        try (TopicReader<String, Integer> reader = TopicReader.open(servers.kafka(), topic);
                Producer<byte[], byte[]> producer = servers.kafka().transactionalProducer("test");
                ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
            producer.initTransactions();
            producer.beginTransaction();
            var unused = producer.send(KafkaClients.record(topic, "open", 7));
            producer.flush();
            Future<Map<String, Integer>> read = thread.submit(() -> reader.settledSnapshot(Set.of("open")));
            assertThatThrownBy(() -> read.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

            producer.commitTransaction();

            assertThat(read.get(30, TimeUnit.SECONDS)).isEqualTo(Map.of("open", 7));
        }
    }

    @Test
    void shouldReportThatATopicDoesNotExist() {
        Topic<String, Integer> missing =
                new Topic<>("missing", Serdes.String(), Serdes.Integer(), Topic.Cleanup.DELETE, null);

        try (TopicReader<String, Integer> reader = TopicReader.open(servers.kafka(), missing)) {
            assertThat(reader.exists()).isFalse();
            assertThat(reader.snapshot()).isEmpty();
        }
    }

    private void unreadable(String key) {
        try (Producer<byte[], byte[]> producer = servers.kafka().producer()) {
            var unused = producer.send(new ProducerRecord<>(topic.name(), key.getBytes(), new byte[] {1, 2, 3}));
        }
    }
}
