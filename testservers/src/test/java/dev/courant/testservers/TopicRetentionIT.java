package dev.courant.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.KafkaSettings;
import dev.courant.runtime.kafka.TopicCreation;
import dev.courant.schemas.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long topics keep records, on a real cluster. */
@ServersTest
class TopicRetentionIT {
    @Test
    void shouldChangeTheRetentionOfExistingTopicsThatAreNamedOnly(Servers servers) throws Exception {
        KafkaClients kafka = clients(servers, "articles=10d,outcomes=0d,articles.tagged=3d");
        List<Topic<?, ?>> topics = List.of(
                kafka.topics().articles(),
                kafka.topics().outcomes(),
                kafka.topics().links(),
                kafka.topics().tagged("floods"));

        TopicCreation.ensure(kafka, topics);

        try (Admin admin = kafka.admin()) {
            await().until(() -> retention(admin, kafka.topics().articles()).equals(millis(10)));
            await().until(() -> retention(admin, kafka.topics().outcomes()).equals("-1"));
            assertThat(retention(admin, kafka.topics().tagged("floods"))).isEqualTo(millis(3));
            assertThat(retention(admin, kafka.topics().links())).isEqualTo(millis(30));
            assertThat(config(admin, kafka.topics().outcomes())
                            .get("cleanup.policy")
                            .value())
                    .isEqualTo("compact,delete");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"feeds=10d", "articles", "articles=soon", "=3d"})
    void shouldRefuseWhatIsNoRetention(String setting) {
        assertThatThrownBy(() -> Settings.read(KafkaSettings.class, Map.of("COURANT_TOPIC_RETENTION", setting)))
                .isInstanceOf(CourantException.class)
                .hasMessageContaining("COURANT_TOPIC_RETENTION=" + setting);
    }

    private static KafkaClients clients(Servers servers, String retention) {
        Map<String, String> environment = new HashMap<>(servers.environment());
        environment.put("COURANT_TOPIC_RETENTION", retention);
        return new KafkaClients(Settings.read(KafkaSettings.class, environment));
    }

    private static String retention(Admin admin, Topic<?, ?> topic) throws Exception {
        return config(admin, topic).get("retention.ms").value();
    }

    private static Config config(Admin admin, Topic<?, ?> topic) throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        return Objects.requireNonNull(
                admin.describeConfigs(List.of(resource)).all().get().get(resource));
    }

    private static String millis(int days) {
        return Long.toString(Duration.ofDays(days).toMillis());
    }
}
