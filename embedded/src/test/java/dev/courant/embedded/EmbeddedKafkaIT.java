package dev.courant.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.KafkaSettings;
import dev.courant.runtime.kafka.TopicCreation;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {
    @TempDir
    private Path data;

    @Test
    void shouldKeepItsTopicsAcrossRestarts() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(data, 0)) {
            KafkaClients clients = clients(kafka);
            TopicCreation.ensure(clients, clients.topics().all());
        }
        try (EmbeddedKafka kafka = EmbeddedKafka.start(data, 0);
                Admin admin = clients(kafka).admin()) {
            assertThat(admin.listTopics().names().get()).contains("courant.articles.enriched", "courant.dead-letters");
        }
    }

    @Test
    void shouldLeaveASmallHeapToTheServices() {
        long before = live();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(data, 0)) {
            TopicCreation.ensure(clients(kafka), clients(kafka).topics().all());

            assertThat(live() - before).isLessThan(96L << 20);
        }
    }

    /** A file where the logs should be: the next topic cannot get a folder, on which the broker gives up. */
    @Test
    void shouldInterruptWhatWaitsForABrokerThatHasEnded() throws Exception {
        Path logs = data.resolve("kafka");
        try (EmbeddedKafka kafka = EmbeddedKafka.start(logs, 0)) {
            Files.move(logs, data.resolve("gone"));
            Files.createFile(logs);

            assertThatThrownBy(() -> kafka.attend(() -> TopicCreation.ensure(
                            clients(kafka), clients(kafka).topics().all())))
                    .isInstanceOf(CourantException.class)
                    .hasMessageStartingWith("kafka: the broker stopped")
                    .hasCauseInstanceOf(CourantException.class);
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    private static long live() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static KafkaClients clients(EmbeddedKafka kafka) {
        return new KafkaClients(Settings.read(
                KafkaSettings.class, Map.of("COURANT_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers())));
    }
}
