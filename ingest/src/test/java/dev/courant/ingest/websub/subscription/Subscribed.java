package dev.courant.ingest.websub.subscription;

import dev.courant.schemas.Push;
import dev.courant.schemas.PushKind;
import dev.courant.schemas.PushSubscription;
import dev.courant.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Subscriptions of one feed, and what its hub says at which time. */
final class Subscribed {
    static final Instant NOON = Instant.parse("2031-05-06T12:00:00Z");
    static final String FEED = "0123456789abcdef0123456789abcdef";
    static final HubLink HUB = new HubLink("https://hub.example/", "https://harbour.example/feed");
    static final HubLink OTHER = new HubLink("https://hub2.example/", "https://harbour.example/feed");
    static final long TEN_DAYS = Duration.ofDays(10).toSeconds();

    static {
        // Has Avro trust the classes of the schemas, as every service does at its start.
        var unused = Topics.withPrefix("");
    }

    private Subscribed() {}

    static Instant after(String duration) {
        return NOON.plus(Duration.parse(duration));
    }

    static PushSubscription state(SubscriptionUpdate step) {
        return Objects.requireNonNull(step.push());
    }

    static Instant due(Subscriber subscriber) {
        return Objects.requireNonNull(subscriber.dueAt());
    }

    static Subscriber with(@Nullable PushSubscription push) {
        return new Subscriber(FEED, push, null);
    }

    static Push received(PushKind kind, Instant at) {
        return Push.newBuilder()
                .setFeedId(FEED)
                .setTopic(SubscriptionId.of(HUB.hub(), HUB.topic()))
                .setKind(kind)
                .setReceivedAt(at)
                .build();
    }

    static Push verified(Instant at, @Nullable Long seconds) {
        return Push.newBuilder(received(PushKind.VERIFIED, at))
                .setLeaseSeconds(seconds)
                .build();
    }

    /** Asked for at noon. */
    static PushSubscription requested() {
        return state(with(null).next(HUB, NOON));
    }

    /** Verified a second after noon, for ten days. */
    static PushSubscription active() {
        return state(with(requested()).received(verified(after("PT1S"), TEN_DAYS)));
    }

    /** The hub pushed ten minutes after noon. */
    static PushSubscription pushed() {
        return state(with(active()).received(received(PushKind.CONTENT, after("PT10M"))));
    }

    static PushSubscription denied() {
        return state(with(active()).received(received(PushKind.DENIED, after("PT1H"))));
    }
}
