package dev.courant.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.runtime.config.Settings;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.KafkaSettings;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.Identity;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.time.Instant;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;

/** Two instances without a name on one machine. */
@ServersTest
class UnnamedInstancesIT {
    private final Servers servers;

    UnnamedInstancesIT(Servers servers) {
        this.servers = servers;
    }

    @Test
    void shouldWriteSideBySideWithoutShuttingEachOtherOut() {
        try (Producer<byte[], byte[]> first = writer();
                Producer<byte[], byte[]> second = writer()) {
            write(first, "https://a.example/feed");
            write(second, "https://b.example/feed");
            write(first, "https://c.example/feed");
        }

        assertThat(servers.await(servers.topics().feedStatus(), statuses -> statuses.size() >= 3))
                .extracting(FeedStatus::getUrl)
                .containsExactlyInAnyOrder(
                        "https://a.example/feed", "https://b.example/feed", "https://c.example/feed");
    }

    private Producer<byte[], byte[]> writer() {
        KafkaClients unnamed = new KafkaClients(Settings.read(KafkaSettings.class, servers.environment()));
        Producer<byte[], byte[]> producer = unnamed.transactionalProducer("poll");
        producer.initTransactions();
        return producer;
    }

    private void write(Producer<byte[], byte[]> producer, String url) {
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        FeedDefinition feed = FeedDefinition.newBuilder()
                .setFeedId(Identity.ofFeed(url))
                .setUrl(url)
                .setUpdatedAt(now)
                .build();
        producer.beginTransaction();
        var unused = producer.send(
                KafkaClients.record(servers.topics().feedStatus(), feed.getFeedId(), FeedStatuses.initial(feed, now)));
        producer.commitTransaction();
    }
}
