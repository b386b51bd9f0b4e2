package dev.courant.ingest.websub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.embedded.FreePorts;
import dev.courant.ingest.fetch.Fetcher;
import dev.courant.ingest.loopback.Fetching;
import dev.courant.ingest.websub.TestHub.Asked;
import dev.courant.ingest.websub.subscription.HubLink;
import dev.courant.ingest.websub.subscription.Subscriber;
import dev.courant.ingest.websub.subscription.SubscriptionUpdate;
import dev.courant.runtime.Health;
import dev.courant.runtime.config.Settings;
import dev.courant.schemas.Push;
import dev.courant.schemas.PushKind;
import dev.courant.schemas.PushState;
import dev.courant.schemas.PushSubscription;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A hub, an instance, and Kafka between it and the one that polls the feed, whose part the test plays. */
@ServersTest
class WebSubIT {
    private static final byte[] FEED =
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry>Möwen</entry></feed>\n".getBytes(UTF_8);
    private static final String TOPIC = "https://harbour.example/feed";

    private final Servers servers;
    private final Fetcher fetcher = Fetching.fetcher();
    private final TestHub hub = TestHub.start();
    private final WebSub webSub;

    WebSubIT(Servers servers) {
        this.servers = servers;
        this.webSub = start();
    }

    @AfterEach
    void close() {
        webSub.close();
        hub.close();
        fetcher.close();
    }

    private WebSub start() {
        int port = FreePorts.any();
        WebSubSettings settings = Settings.read(
                WebSubSettings.class,
                Map.of(
                        "COURANT_WEBSUB_CALLBACK",
                        "http://127.0.0.1:" + port + "/websub",
                        "COURANT_WEBSUB_PORT",
                        Integer.toString(port),
                        "COURANT_WEBSUB_SECRET",
                        "a secret of the harbour"));
        return WebSub.start(settings, servers.kafka(), fetcher, InstantSource.system(), new SimpleMeterRegistry());
    }

    private Subscriber subscriber(String feedId, @Nullable PushSubscription push) {
        return new Subscriber(feedId, push, null);
    }

    private PushSubscription take(SubscriptionUpdate step) {
        webSub.send(step.requests());
        return Objects.requireNonNull(step.push());
    }

    private List<Push> pushes(String feedId) {
        return servers.values(servers.topics().pushes()).stream()
                .filter(push -> push.getFeedId().equals(feedId))
                .toList();
    }

    @Test
    void shouldSubscribeBeVerifiedAndBePushedTo() throws Exception {
        String feedId = "00000000000000000000000000000001";
        HubLink link = new HubLink(hub.url(), TOPIC);

        PushSubscription push = take(subscriber(feedId, null).next(link, Instant.now()));
        Asked asked = hub.next();
        assertThat(asked.contentType()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(asked.form())
                .containsEntry("hub.mode", "subscribe")
                .containsEntry("hub.topic", TOPIC)
                .containsEntry("hub.lease_seconds", "864000")
                .hasEntrySatisfying("hub.secret", it -> assertThat(it).hasSize(64));

        assertThat(hub.verify(asked, "tide", 3_600).body()).isEqualTo("tide");
        push = take(subscriber(feedId, push).received(pushes(feedId).getLast()));
        assertThat(push.getState()).isEqualTo(PushState.ACTIVE);

        assertThat(hub.push(asked.callback(), FEED, "X-Hub-Signature", asked.sign("sha256", FEED))
                        .statusCode())
                .isEqualTo(202);
        Push content = pushes(feedId).getLast();
        assertThat(content.getKind()).isEqualTo(PushKind.CONTENT);
        assertThat(content.getBody()).isEqualTo(ByteBuffer.wrap(FEED));
        assertThat(subscriber(feedId, push).concerns(content)).isTrue();

        push = take(subscriber(feedId, push).received(content));
        assertThat(subscriber(feedId, push).pushing(Instant.now())).isTrue();

        Instant due = Objects.requireNonNull(subscriber(feedId, push).dueAt());
        push = take(subscriber(feedId, push).next(link, due));
        Asked renewal = hub.next();
        assertThat(renewal.callback()).isEqualTo(asked.callback());
        assertThat(push.getState()).isEqualTo(PushState.ACTIVE);

        webSub.send(subscriber(feedId, push).dropped().requests());
        Asked leave = hub.next();
        assertThat(leave.mode()).isEqualTo("unsubscribe");
        assertThat(hub.verify(leave, "ebb", 0).body()).isEqualTo("ebb");
        assertThat(webSub.check()).isEqualTo(Health.UP);
    }

    @Test
    void shouldKeepNothingOfAForgery() throws Exception {
        String feedId = "00000000000000000000000000000002";
        take(subscriber(feedId, null).next(new HubLink(hub.url(), TOPIC), Instant.now()));
        Asked asked = hub.next();
        Map<String, String> guessed = new HashMap<>(asked.form());
        guessed.put("hub.secret", "guessed");

        String signature = new Asked("", guessed).sign("sha512", FEED);
        assertThat(hub.push(asked.callback(), FEED, "X-Hub-Signature", signature)
                        .statusCode())
                .isEqualTo(202);
        assertThat(hub.push(asked.callback(), FEED).statusCode()).isEqualTo(202);
        assertThat(hub.get(
                                asked.callback(),
                                Map.of("hub.mode", "subscribe", "hub.topic", TOPIC + "2", "hub.challenge", "x"))
                        .statusCode())
                .isEqualTo(404);

        assertThat(pushes(feedId)).isEmpty();
    }

    @Test
    void shouldTellThePollerOfAHubThatRefuses() throws Exception {
        String feedId = "00000000000000000000000000000003";
        hub.answer(404);

        PushSubscription push = take(subscriber(feedId, null).next(new HubLink(hub.url(), TOPIC), Instant.now()));
        Asked unused = hub.next();

        List<Push> told = servers.await(
                servers.topics().pushes(),
                pushes -> pushes.stream().anyMatch(it -> it.getFeedId().equals(feedId)));
        Push refusal = told.stream()
                .filter(it -> it.getFeedId().equals(feedId))
                .findFirst()
                .orElseThrow();
        PushSubscription failed = take(subscriber(feedId, push).received(refusal));
        assertThat(failed.getState()).isEqualTo(PushState.FAILED);
        assertThat(failed.getProblem()).isEqualTo("refused by the hub: HTTP 404 from " + hub.url() + ": topic unknown");
        assertThat(Duration.between(Instant.now(), subscriber(feedId, failed).dueAt()))
                .isGreaterThan(Duration.ofMinutes(50));
    }
}
