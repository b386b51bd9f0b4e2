package dev.courant.store.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.runtime.Loop;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeReason;
import dev.courant.store.Database;
import dev.courant.store.Samples;
import dev.courant.store.query.StatsQuery;
import dev.courant.store.query.Totals;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Links that wait for longer than Kafka keeps them. */
@ServersTest
class LinkExpiryIT {
    private final Servers servers;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> Instant.now().plus(ahead.get());

    LinkExpiryIT(Servers servers) {
        this.servers = servers;
    }

    private void awaitTotals(Database database, Totals wanted) {
        try (Loop sink = Sink.start(servers.kafka(), database, clock)) {
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                Totals totals = new StatsQuery(database).totals();
                assertThat(totals.holds()).isTrue();
                assertThat(totals).as(sink.name()).isEqualTo(wanted);
            });
        }
    }

    @Test
    void shouldEndLinksThatKafkaHasRemovedAndTakeTheirLaterEnd() throws Exception {
        LinkTopic links = new LinkTopic(servers);
        try (Database database = Samples.open(servers)) {
            links.send("old", 3);
            awaitTotals(database, new Totals(3, 0, 0, 0, 3, 0));
            links.deleteBefore(3);
            awaitTotals(database, new Totals(3, 0, 0, 0, 3, 0));

            ahead.set(Duration.ofHours(2));
            awaitTotals(database, new Totals(3, 0, 0, 3, 0, 0));
            List<Outcome> outcomes = servers.await(servers.topics().outcomes(), ended -> ended.size() == 3);
            assertThat(outcomes)
                    .allSatisfy(ended -> assertThat(ended.getDetail()).startsWith("expired: "));

            servers.send(
                    servers.topics().outcomes(),
                    Samples.linkId("old0"),
                    Samples.dropped("old0", OutcomeReason.NOT_FOUND));
            links.send("old", 1);
            try (Loop sink = Sink.start(servers.kafka(), database, clock)) {
                await(sink.name())
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> reasons(database).equals(List.of("EXPIRED=2", "NOT_FOUND=1")));
            }
        }
    }

    private static List<String> reasons(Database database) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select reason || '=' || total from reason_total where total <> 0 order by 1")
                        .mapTo(String.class)
                        .list());
    }
}
