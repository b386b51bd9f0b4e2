package dev.courant.ingest.websub.subscription;

import dev.courant.ingest.websub.subscription.HubRequest.Mode;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.Push;
import dev.courant.schemas.PushState;
import dev.courant.schemas.PushSubscription;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One feed as a subscriber of a hub: the changes that follow from the hub that the feed advertises, from messages of
 * the hub, and from time alone. Pure functions.
 *
 * <p>A hub is relied on only while it pushes. It has five minutes to verify a subscription, and five to push an entry
 * that a poll found first; otherwise the subscription has failed, and is tried again after an hour, six hours, and then
 * each day. A new subscription counts as {@link #pushing} after its first push.
 *
 * @param feedId as in {@code FeedDefinition.feedId}
 * @param push the subscription so far; null: none
 * @param lastDiscoveryAt when a poll last found an entry that was not pushed before; null: never
 */
public record Subscriber(
        String feedId,
        @Nullable PushSubscription push,
        @Nullable Instant lastDiscoveryAt) {
    /** A change of the hub is followed at most this often. */
    private static final Duration SETTLED = Duration.ofHours(1);

    /**
     * Returns a feed as a subscriber.
     *
     * @param status the status of the feed
     * @return the subscriber
     */
    public static Subscriber of(FeedStatus status) {
        return new Subscriber(status.getFeedId(), status.getPush(), status.getLastDiscoveryAt());
    }

    /**
     * Returns whether the hub pushes new entries, so that the feed may be polled less often.
     *
     * @param now the time
     * @return whether it is
     */
    public boolean pushing(Instant now) {
        return push != null && proven(push) && push.getLeaseUntil() != null && now.isBefore(push.getLeaseUntil());
    }

    /** {@return when {@link #unchanged} changes something by time alone; null: never} */
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
     * Returns the change after a document was read.
     *
     * @param advertised the hub in the document; null: none, or WebSub is switched off
     * @param now the time
     * @return the change
     */
    public SubscriptionUpdate next(@Nullable HubLink advertised, Instant now) {
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
     * Returns the change after a poll without a new document, and at the time of {@link #dueAt}.
     *
     * @param now the time
     * @return the change
     */
    public SubscriptionUpdate unchanged(Instant now) {
        if (push == null) {
            return SubscriptionUpdate.to(null);
        }
        return switch (push.getState()) {
            case REQUESTED ->
                now.isBefore(Leases.verificationDue(push))
                        ? SubscriptionUpdate.to(push)
                        : failed(push, "the hub did not verify the subscription within five minutes", now);
            case FAILED -> now.isBefore(Leases.retryDue(push, feedId)) ? SubscriptionUpdate.to(push) : ask(push, now);
            case ACTIVE -> active(push, now);
        };
    }

    /**
     * Returns the change when the feed is removed or paused, or no longer advertises a hub.
     *
     * @return the change: no subscription, and a request to end it
     */
    public SubscriptionUpdate dropped() {
        boolean known = push != null && (push.getState() != PushState.FAILED || push.getLeaseUntil() != null);
        return push != null && known
                ? SubscriptionUpdate.to(null, request(Mode.UNSUBSCRIBE, push))
                : SubscriptionUpdate.to(null);
    }

    /**
     * Returns whether a message of a hub belongs to the subscription. Its content is then the publisher's, whatever the
     * state of the subscription.
     *
     * @param received the message
     * @return whether it does
     */
    public boolean concerns(Push received) {
        return push != null
                && received.getFeedId().equals(feedId)
                && received.getTopic().equals(SubscriptionId.of(push));
    }

    /**
     * Returns the change after a message of a hub. Messages that are older than the state of the subscription change
     * nothing, so records may be read again.
     *
     * @param received the message
     * @return the change
     */
    public SubscriptionUpdate received(Push received) {
        return push == null || !concerns(received) ? SubscriptionUpdate.to(push) : PushTransitions.of(push, received);
    }

    /** Returns whether a subscription has brought at least one push. */
    static boolean proven(PushSubscription push) {
        return push.getState() == PushState.ACTIVE
                && push.getLastPushAt() != null
                && !push.getLastPushAt().isBefore(push.getSince());
    }

    private SubscriptionUpdate active(PushSubscription push, Instant now) {
        Instant leaseUntil = push.getLeaseUntil();
        Instant pushDue = pushDue(push);
        if (pushDue != null && !now.isBefore(pushDue)) {
            return failed(push, "polling found entries that the hub had not pushed", now);
        }
        if (leaseUntil == null || !now.isBefore(leaseUntil)) {
            return push.getAttempts() == 0
                    ? ask(push, now).polling(proven(push))
                    : failed(push, "the lease ran out; the hub did not verify its renewal", now);
        }
        return now.isBefore(Leases.renewalDue(push, leaseUntil, feedId))
                ? SubscriptionUpdate.to(push)
                : renew(push, now);
    }

    private Instant activeUntil(PushSubscription push) {
        Instant leaseUntil = push.getLeaseUntil();
        if (leaseUntil == null) {
            return push.getRequestedAt();
        }
        Instant due = earlier(leaseUntil, Leases.renewalDue(push, leaseUntil, feedId));
        Instant pushDue = pushDue(push);
        return pushDue == null ? due : earlier(due, pushDue);
    }

    /** Returns by when the hub must push an entry that a poll found first; null: there is none. */
    private @Nullable Instant pushDue(PushSubscription push) {
        Instant found = lastDiscoveryAt;
        if (found == null || !found.isAfter(push.getSince().plus(Leases.GRACE))) {
            return null;
        }
        boolean pushed = push.getLastPushAt() != null && !push.getLastPushAt().isBefore(found);
        return pushed ? null : found.plus(Leases.GRACE);
    }

    private SubscriptionUpdate ask(PushSubscription push, Instant now) {
        PushSubscription asked = PushSubscription.newBuilder(push)
                .setState(PushState.REQUESTED)
                .setSince(now)
                .setRequestedAt(now)
                .setAttempts(push.getAttempts() + 1)
                .setLeaseUntil(null)
                .build();
        return SubscriptionUpdate.to(asked, request(Mode.SUBSCRIBE, asked));
    }

    private SubscriptionUpdate renew(PushSubscription push, Instant now) {
        PushSubscription asked = PushSubscription.newBuilder(push)
                .setRequestedAt(now)
                .setAttempts(push.getAttempts() + 1)
                .build();
        return SubscriptionUpdate.to(asked, request(Mode.SUBSCRIBE, asked));
    }

    private SubscriptionUpdate moved(PushSubscription push, HubLink advertised, Instant now) {
        SubscriptionUpdate former = dropped();
        SubscriptionUpdate further = ask(first(advertised, now), now);
        return new SubscriptionUpdate(
                further.push(),
                Stream.concat(former.requests().stream(), further.requests().stream())
                        .toList(),
                proven(push));
    }

    private static SubscriptionUpdate failed(PushSubscription push, String problem, Instant now) {
        return SubscriptionUpdate.to(PushSubscription.newBuilder(push)
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
