package dev.courant.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.KafkaSettings;
import dev.courant.runtime.kafka.TopicCreation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are closed when their broker has gone, by threads that are interrupted. */
@Timeout(80)
class ClientCloseIT {
    @TempDir
    private Path folder;

    /** Kafka's own throws and logs an error when the thread is interrupted. */
    @Test
    void shouldCloseReadersOfInterruptedThreads() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("data"), 0)) {
            KafkaClients clients = clients(kafka, Map.of());
            TopicCreation.ensure(clients, clients.topics().all());
            Consumer<byte[], byte[]> member = clients.consumer("test");
            member.subscribe(List.of(clients.topics().feeds().name()));
            await().until(() -> {
                member.poll(Duration.ofMillis(100));
                return !member.assignment().isEmpty();
            });
            Admin admin = clients.admin();
            kafka.close();
            KafkaFuture<Set<String>> asked = admin.listTopics().names();

            Thread.currentThread().interrupt();
            member.close();
            assertThat(Thread.interrupted()).isTrue();
            admin.close();

            assertThat(asked).failsWithin(Duration.ZERO);
        }
    }

    /**
     * Kafka's own waits until the record expires. The pause before records are sent is longer than the broker lives.
     */
    @Test
    void shouldGiveUpWhatNoBrokerTakes() throws Exception {
        Path properties = Files.writeString(
                folder.resolve("client.properties"), "linger.ms=600000\ndelivery.timeout.ms=700000\n");
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("data"), 0)) {
            KafkaClients clients = clients(kafka, Map.of("COURANT_KAFKA_PROPERTIES", properties.toString()));
            TopicCreation.ensure(clients, clients.topics().all());
            ProducerRecord<byte[], byte[]> record =
                    new ProducerRecord<>(clients.topics().feeds().name(), new byte[] {1});
            Producer<byte[], byte[]> plain = clients.producer();
            Future<RecordMetadata> sent = plain.send(record);
            Producer<byte[], byte[]> transactional = clients.transactionalProducer("test");
            transactional.initTransactions();
            transactional.beginTransaction();
            Future<RecordMetadata> sentInTransaction = transactional.send(record);
            kafka.close();

            plain.close();
            Thread.currentThread().interrupt();
            transactional.close();

            assertThat(Thread.interrupted()).isTrue();
            assertThat(sent).failsWithin(Duration.ZERO);
            assertThat(sentInTransaction).failsWithin(Duration.ZERO);
        }
    }

    private static KafkaClients clients(EmbeddedKafka kafka, Map<String, String> further) {
        Map<String, String> environment = new HashMap<>(further);
        environment.put("COURANT_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        return new KafkaClients(Settings.read(KafkaSettings.class, environment));
    }
}
