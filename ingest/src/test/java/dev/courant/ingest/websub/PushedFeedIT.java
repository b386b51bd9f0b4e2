package dev.courant.ingest.websub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.embedded.FreePorts;
import dev.courant.ingest.IngestInstance;
import dev.courant.ingest.loopback.LoopbackServer;
import dev.courant.ingest.loopback.Reply;
import dev.courant.ingest.websub.TestHub.Asked;
import dev.courant.runtime.Components;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.Identity;
import dev.courant.schemas.Link;
import dev.courant.schemas.PushState;
import dev.courant.schemas.PushSubscription;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A feed with a hub and a whole instance: what the hub pushes becomes links without a poll. */
@ServersTest
class PushedFeedIT {
    private final Servers servers;

    PushedFeedIT(Servers servers) {
        this.servers = servers;
    }

    private Map<String, String> seldomPolled() {
        int port = FreePorts.any();
        return Map.of(
                "COURANT_POLL_INTERVAL",
                "1h",
                "COURANT_WEBSUB_CALLBACK",
                "http://127.0.0.1:" + port + "/websub",
                "COURANT_WEBSUB_PORT",
                Integer.toString(port),
                "COURANT_WEBSUB_SECRET",
                "a secret of the harbour");
    }

    private static String document(TestHub hub, LoopbackServer server, String... slugs) {
        StringBuilder entries = new StringBuilder();
        for (String slug : slugs) {
            entries.append("<entry><title>" + slug + "</title><link href='" + server.url("/" + slug) + "'/></entry>");
        }
        return "<feed xmlns='http://www.w3.org/2005/Atom'><title>The Harbour</title><link rel='hub' href='" + hub.url()
                + "'/><link rel='self' href='" + server.url("/feed") + "'/>" + entries + "</feed>";
    }

    private List<String> links(String feedId) {
        return servers.values(servers.topics().links()).stream()
                .filter(link -> link.getFeedId().equals(feedId))
                .map(Link::getTitle)
                .toList();
    }

    private Optional<PushState> pushState(String feedId) {
        return servers.values(servers.topics().feedStatus()).stream()
                .filter(status -> status != null && status.getFeedId().equals(feedId))
                .reduce((earlier, later) -> later)
                .map(FeedStatus::getPush)
                .map(PushSubscription::getState);
    }

    private static void eventually(Runnable assertion) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion::run);
    }

    @Test
    void shouldSubscribeTakePushesAndSayGoodbye() throws Exception {
        try (TestHub hub = TestHub.start();
                LoopbackServer server = LoopbackServer.with(
                        (request, out) -> out.write(Reply.of(404).bytes()));
                LoopbackServer publisher =
                        LoopbackServer.replying(request -> Reply.ok(document(hub, server, "first")));
                Components ingest = IngestInstance.start(servers, seldomPolled())) {
            String url = publisher.url("/feed");
            String feedId = Identity.ofFeed(url);
            servers.send(
                    servers.topics().feeds(),
                    feedId,
                    FeedDefinition.newBuilder()
                            .setFeedId(feedId)
                            .setUrl(url)
                            .setUpdatedAt(Instant.now())
                            .build());

            Asked asked = hub.next();
            assertThat(asked.topic()).isEqualTo(server.url("/feed"));
            assertThat(hub.verify(asked, "tide", 864_000).body()).isEqualTo("tide");
            eventually(() -> assertThat(pushState(feedId)).contains(PushState.ACTIVE));

            byte[] pushed = document(hub, server, "second").getBytes(UTF_8);
            hub.push(asked.callback(), pushed, "X-Hub-Signature", asked.sign("sha256", pushed));
            eventually(() -> assertThat(links(feedId)).containsExactly("first", "second"));
            assertThat(publisher.requests()).hasSize(1);

            servers.send(servers.topics().feeds(), feedId, null);
            Asked farewell = hub.next();
            assertThat(farewell.mode()).isEqualTo("unsubscribe");
            assertThat(farewell.callback()).isEqualTo(asked.callback());
        }
    }
}
