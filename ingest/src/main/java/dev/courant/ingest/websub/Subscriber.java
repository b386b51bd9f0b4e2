package dev.courant.ingest.websub;

import dev.courant.ingest.websub.HubRequest.Mode;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.Push;
import dev.courant.schemas.PushState;
import dev.courant.schemas.PushSubscription;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One feed as a subscriber of a hub: what follows from what the feed advertises, from what a hub sent, and from time
 * alone. Pure functions.
 *
 * <p>A hub is relied on only while it pushes. It has five minutes to verify a subscription, and five to push an entry
 * that a poll found first; else the subscription has failed, and is asked for again after an hour, six, and then each
 * day. Each new subscription has to prove itself by a first push before it counts as {@link #pushing}.
 *
 * @param feedId as in {@code FeedDefinition.feedId}
 * @param push the subscription so far; null: none
 * @param lastDiscoveryAt when a poll last found an entry that no push had brought; null: never
 */
public record Subscriber(
        String feedId,
        @Nullable PushSubscription push,
        @Nullable Instant lastDiscoveryAt) {
    /** A feed that keeps changing its hub is followed this often. */
    private static final Duration SETTLED = Duration.ofHours(1);

    /**
     * The feed with a status.
     *
     * @param status the status
     * @return the subscriber
     */
    public static Subscriber of(FeedStatus status) {
        return new Subscriber(status.getFeedId(), status.getPush(), status.getLastDiscoveryAt());
    }

    /**
     * Whether the hub is pushing what is new, so that the feed may be polled less often.
     *
     * @param now the time
     * @return whether it is
     */
    public boolean pushing(Instant now) {
        return push != null && proven(push) && push.getLeaseUntil() != null && now.isBefore(push.getLeaseUntil());
    }

    /** {@return when {@link #unchanged} has something to do by time alone; null: never} */
    public @Nullable Instant dueAt() {
        if (push == null) {
            return null;
        }
        return switch (push.getState()) {
            case REQUESTED -> Leases.verificationDue(push);
            case FAILED -> Leases.retryDue(push, feedId);
            case ACTIVE -> activeUntil(push);
        };
    }

    /**
     * After a document was read.
     *
     * @param advertised the hub in it; null: none, or WebSub is switched off
     * @param now the time
     * @return what follows
     */
    public Step next(@Nullable HubLink advertised, Instant now) {
        if (advertised == null) {
            return dropped();
        }
        if (push == null) {
            return ask(first(advertised, now), now);
        }
        if (advertised.isOf(push)) {
            return unchanged(now);
        }
        return now.isBefore(push.getRequestedAt().plus(SETTLED)) ? unchanged(now) : moved(push, advertised, now);
    }

    /**
     * After a poll that brought no document to read, and whenever it is {@link #dueAt}.
     *
     * @param now the time
     * @return what follows
     */
    public Step unchanged(Instant now) {
        if (push == null) {
            return Step.to(null);
        }
        return switch (push.getState()) {
            case REQUESTED ->
                now.isBefore(Leases.verificationDue(push))
                        ? Step.to(push)
                        : failed(push, "the hub did not verify the subscription within five minutes", now);
            case FAILED -> now.isBefore(Leases.retryDue(push, feedId)) ? Step.to(push) : ask(push, now);
            case ACTIVE -> active(push, now);
        };
    }

    /**
     * When the feed is removed, paused, or advertises no hub any more.
     *
     * @return what follows: no subscription, and a last word to the hub
     */
    public Step dropped() {
        boolean held = push != null && (push.getState() != PushState.FAILED || push.getLeaseUntil() != null);
        return push != null && held ? Step.to(null, request(Mode.UNSUBSCRIBE, push)) : Step.to(null);
    }

    /**
     * Whether something that a hub sent belongs to the subscription. Content that does is the publisher's, whatever the
     * state of the subscription.
     *
     * @param received what was sent
     * @return whether it does
     */
    public boolean concerns(Push received) {
        return push != null
                && received.getFeedId().equals(feedId)
                && received.getTopic().equals(SubscriptionKey.of(push));
    }

    /**
     * After a hub sent something. What was received before the subscription came to its state changes nothing, so
     * records may be read again.
     *
     * @param received what was sent
     * @return what follows
     */
    public Step received(Push received) {
        return push == null || !concerns(received) ? Step.to(push) : Receipt.of(push, received);
    }

    /** Whether a subscription has brought at least one push. */
    static boolean proven(PushSubscription push) {
        return push.getState() == PushState.ACTIVE
                && push.getLastPushAt() != null
                && !push.getLastPushAt().isBefore(push.getSince());
    }

    private Step active(PushSubscription push, Instant now) {
        Instant leaseUntil = push.getLeaseUntil();
        Instant owed = owedBy(push);
        if (owed != null && !now.isBefore(owed)) {
            return failed(push, "polling found entries that the hub had not pushed", now);
        }
        if (leaseUntil == null || !now.isBefore(leaseUntil)) {
            return push.getAttempts() == 0
                    ? ask(push, now).polling(proven(push))
                    : failed(push, "the lease ran out; the hub did not verify its renewal", now);
        }
        return now.isBefore(Leases.renewalDue(push, leaseUntil, feedId)) ? Step.to(push) : renew(push, now);
    }

    private Instant activeUntil(PushSubscription push) {
        Instant leaseUntil = push.getLeaseUntil();
        if (leaseUntil == null) {
            return push.getRequestedAt();
        }
        Instant due = earlier(leaseUntil, Leases.renewalDue(push, leaseUntil, feedId));
        Instant owed = owedBy(push);
        return owed == null ? due : earlier(due, owed);
    }

    /** By when the hub must push what a poll found first; null: it owes nothing. */
    private @Nullable Instant owedBy(PushSubscription push) {
        Instant found = lastDiscoveryAt;
        if (found == null || !found.isAfter(push.getSince().plus(Leases.GRACE))) {
            return null;
        }
        boolean pushed = push.getLastPushAt() != null && !push.getLastPushAt().isBefore(found);
        return pushed ? null : found.plus(Leases.GRACE);
    }

    private Step ask(PushSubscription push, Instant now) {
        PushSubscription asked = PushSubscription.newBuilder(push)
                .setState(PushState.REQUESTED)
                .setSince(now)
                .setRequestedAt(now)
                .setAttempts(push.getAttempts() + 1)
                .setLeaseUntil(null)
                .build();
        return Step.to(asked, request(Mode.SUBSCRIBE, asked));
    }

    private Step renew(PushSubscription push, Instant now) {
        PushSubscription asked = PushSubscription.newBuilder(push)
                .setRequestedAt(now)
                .setAttempts(push.getAttempts() + 1)
                .build();
        return Step.to(asked, request(Mode.SUBSCRIBE, asked));
    }

    private Step moved(PushSubscription push, HubLink advertised, Instant now) {
        Step former = dropped();
        Step further = ask(first(advertised, now), now);
        return new Step(
                further.push(),
                Stream.concat(former.requests().stream(), further.requests().stream())
                        .toList(),
                proven(push));
    }

    private static Step failed(PushSubscription push, String problem, Instant now) {
        return Step.to(PushSubscription.newBuilder(push)
                        .setState(PushState.FAILED)
                        .setSince(now)
                        .setProblem(problem)
                        .build())
                .polling(proven(push));
    }

    private static PushSubscription first(HubLink advertised, Instant now) {
        return PushSubscription.newBuilder()
                .setHub(advertised.hub())
                .setTopic(advertised.topic())
                .setState(PushState.REQUESTED)
                .setSince(now)
                .setRequestedAt(now)
                .build();
    }

    private HubRequest request(Mode mode, PushSubscription push) {
        return new HubRequest(mode, feedId, push.getHub(), push.getTopic(), push.getState() == PushState.ACTIVE);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
