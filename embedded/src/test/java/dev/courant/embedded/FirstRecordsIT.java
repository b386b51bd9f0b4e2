package dev.courant.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.KafkaSettings;
import dev.courant.runtime.kafka.TopicCreation;
import dev.courant.schemas.Topic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first records of topics that were created just now. */
class FirstRecordsIT {
    private static final int PARTITIONS = 6;

    /** Larger than a batch of the producer, so that each is sent by a request of its own. */
    private static final byte[] VALUE = new byte[20_000];

    private static final byte[] KEY = {1};

    @TempDir
    private static Path data;

    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start(data, 0);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    /** Without the wait for leaders several hundred batches are refused and sent again. */
    @Test
    void shouldBeTakenAtOnceWhenTheTopicsWereEnsured() throws Exception {
        for (String prefix : List.of("a.", "b.")) {
            KafkaClients clients = clients(prefix);
            List<String> topics =
                    clients.topics().all().stream().map(Topic::name).toList();
            try (Producer<byte[], byte[]> plain = clients.producer();
                    Producer<byte[], byte[]> transactional = clients.transactionalProducer("test")) {
                transactional.initTransactions();

                TopicCreation.ensure(clients, clients.topics().all());
                transactional.beginTransaction();
                await(send(plain, topics, 1));
                await(send(transactional, topics, 1));
                transactional.commitTransaction();

                assertThat(retries(plain)).isZero();
                assertThat(retries(transactional)).isZero();
            }
        }
    }

    /** With several requests under way the first record of a partition is refused for ever in one of ten rounds. */
    @Test
    void shouldNotBeLostWhenAPartitionHasNoLeaderYet() throws Exception {
        for (int round = 0; round < 10; round++) {
            KafkaClients clients = clients("round-" + round + ".");
            List<NewTopic> topics = new ArrayList<>();
            for (int topic = 0; topic < 20; topic++) {
                topics.add(new NewTopic(clients.name("topic-" + topic), 3, (short) 1));
            }
            try (Admin admin = clients.admin();
                    Producer<byte[], byte[]> producer = clients.producer()) {
                admin.createTopics(topics).all().get();

                await(send(
                        producer,
                        topics.subList(17, 20).stream().map(NewTopic::name).toList(),
                        20));

                admin.deleteTopics(topics.stream().map(NewTopic::name).toList())
                        .all()
                        .get();
            }
        }
    }

    private static List<Future<RecordMetadata>> send(
            Producer<byte[], byte[]> producer, List<String> topics, int times) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            for (String topic : topics) {
                producer.partitionsFor(topic)
                        .forEach(info ->
                                sent.add(producer.send(new ProducerRecord<>(topic, info.partition(), KEY, VALUE))));
            }
        }
        return sent;
    }

    private static void await(List<Future<RecordMetadata>> sent) throws Exception {
        for (Future<RecordMetadata> future : sent) {
            assertThat(future.get(60, TimeUnit.SECONDS).hasOffset()).isTrue();
        }
    }

    private static double retries(Producer<byte[], byte[]> producer) {
        return producer.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("record-retry-total")
                        && metric.getKey().group().equals("producer-metrics"))
                .mapToDouble(metric -> (Double) metric.getValue().metricValue())
                .sum();
    }

    private static KafkaClients clients(String prefix) {
        return new KafkaClients(Settings.read(
                KafkaSettings.class,
                Map.of(
                        "COURANT_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                        "COURANT_TOPIC_PREFIX", prefix,
                        "COURANT_TOPIC_PARTITIONS", Integer.toString(PARTITIONS))));
    }
}
