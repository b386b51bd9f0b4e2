package dev.courant.app.command.sites;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.courant.app.command.CommandRunner;
import dev.courant.app.feeds.FeedFixtures;
import dev.courant.schemas.SiteBaseline;
import dev.courant.schemas.SiteMean;
import dev.courant.schemas.SiteState;
import dev.courant.schemas.SiteStatus;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Runs the command on a real Kafka. */
@ServersTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SitesCommandIT {
    private static final Clock CLOCK = Clock.fixed(FeedFixtures.NOW, ZoneOffset.UTC);

    private final Servers servers;
    private final CommandRunner typed;

    SitesCommandIT(Servers servers) {
        this.servers = servers;
        this.typed = new CommandRunner(servers.environment(), CLOCK);
    }

    @Test
    @Order(1)
    void shouldReportThatThereAreNoSites() {
        assertThat(typed.sites("--check"))
                .isEqualTo(CommandRunner.Result.of(
                        0, "no sites yet: each is reported after 25 of its pages, or when ingest ends\n"));
    }

    @Test
    @Order(2)
    void shouldListDriftingSitesFirst() {
        send("a.example", SiteState.OK, 500);
        send("b.example", SiteState.LEARNING, 50);
        send("c.example", SiteState.OK, 120);
        send("c.example", SiteState.DRIFTING, 140, "no date on 90 % of pages, was 1 %", "text\nlength about 1");

        assertThat(typed.sites())
                .isEqualTo(CommandRunner.Result.of(0, """
                3 sites: 1 LEARNING, 1 OK, 1 DRIFTING

                SITE       STATE     SINCE                              PAGES  CHANGED
                c.example  DRIFTING  %1$s (10 min ago)  140    no date on 90 %% of pages, was 1 %%; text length about 1
                a.example  OK        %1$s (10 min ago)  500    -
                b.example  LEARNING  %1$s (10 min ago)  50     -
                """.formatted(FeedFixtures.NOW.minusSeconds(600))));
        assertThat(typed.sites("--drifting").out().lines()).hasSize(4);
    }

    @Test
    @Order(3)
    void shouldPrintJson() throws Exception {
        CommandRunner.Result answer = typed.sites("--json", "--drifting");

        JsonNode site = new ObjectMapper().readTree(answer.out());
        assertThat(answer.out().lines()).hasSize(1);
        assertThat(site.get("host").asText()).isEqualTo("c.example");
        assertThat(site.get("state").asText()).isEqualTo("DRIFTING");
        assertThat(site.get("since").asText())
                .isEqualTo(FeedFixtures.NOW.minusSeconds(600).toString());
        assertThat(site.has("recent")).isFalse();
    }

    @Test
    @Order(4)
    void shouldFailTheCheckWhenASiteDrifts() {
        assertThat(typed.sites("--check").exitCode()).isEqualTo(1);
        assertThat(typed.sites("--drifting").exitCode()).isZero();
    }

    @Test
    @Order(5)
    void shouldReportThatTheTopicIsMissing() {
        Map<String, String> environment = new HashMap<>(servers.environment());
        environment.put("COURANT_TOPIC_PREFIX", "nowhere.");

        assertThat(new CommandRunner(environment, CLOCK).sites().error(1))
                .contains(
                        "has no topic nowhere.sites: no ingest has run there yet, or COURANT_TOPIC_PREFIX is another");
    }

    private void send(String host, SiteState state, long observed, String... causes) {
        SiteMean none = new SiteMean(0.0, 0L);
        SiteStatus status = SiteStatus.newBuilder()
                .setHost(host)
                .setState(state)
                .setCauses(List.of(causes))
                .setSince(FeedFixtures.NOW.minusSeconds(600))
                .setObserved(observed)
                .setUpdatedAt(FeedFixtures.NOW)
                .setBaseline(new SiteBaseline(none, none, none, none, none))
                .build();
        servers.send(servers.topics().sites(), host, status);
    }
}
