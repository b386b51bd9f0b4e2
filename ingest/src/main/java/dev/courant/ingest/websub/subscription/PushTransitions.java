package dev.courant.ingest.websub.subscription;

import dev.courant.schemas.Push;
import dev.courant.schemas.PushState;
import dev.courant.schemas.PushSubscription;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Changes of a subscription that follow from a message of its hub. Pure functions. */
final class PushTransitions {
    /** How far the clocks of two instances may differ. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private PushTransitions() {}

    static SubscriptionUpdate of(PushSubscription push, Push received) {
        Instant at = received.getReceivedAt();
        boolean late = at.isBefore(push.getSince().minus(SKEW));
        return switch (received.getKind()) {
            case VERIFIED ->
                late ? SubscriptionUpdate.to(push) : verified(push, Leases.lease(received.getLeaseSeconds()), at);
            case DENIED -> late ? SubscriptionUpdate.to(push) : denied(push, received.getReason(), at);
            case CONTENT -> SubscriptionUpdate.to(pushed(push, at));
            case UNKNOWN -> SubscriptionUpdate.to(push);
        };
    }

    private static SubscriptionUpdate verified(PushSubscription push, Duration lease, Instant at) {
        if (lease.compareTo(Leases.SHORTEST) < 0) {
            return failed(push, "the hub's lease of " + lease.toSeconds() + " seconds is too short to be of use", at);
        }
        Instant until = at.plus(lease);
        boolean known = push.getLeaseUntil() != null && !until.isAfter(push.getLeaseUntil());
        if (push.getState() == PushState.ACTIVE && known) {
            return SubscriptionUpdate.to(push);
        }
        return SubscriptionUpdate.to(PushSubscription.newBuilder(push)
                .setState(PushState.ACTIVE)
                .setSince(push.getState() == PushState.ACTIVE ? push.getSince() : at)
                .setAttempts(0)
                .setLeaseUntil(until)
                .setProblem(null)
                .build());
    }

    private static SubscriptionUpdate denied(PushSubscription push, @Nullable String reason, Instant at) {
        boolean repeated = push.getState() == PushState.FAILED && push.getLeaseUntil() == null;
        return repeated
                ? SubscriptionUpdate.to(push)
                : failed(push, reason == null ? "refused by the hub" : "refused by the hub: " + reason, at);
    }

    private static SubscriptionUpdate failed(PushSubscription push, String problem, Instant at) {
        return SubscriptionUpdate.to(PushSubscription.newBuilder(push)
                        .setState(PushState.FAILED)
                        .setSince(at)
                        .setLeaseUntil(null)
                        .setProblem(problem)
                        .build())
                .polling(Subscriber.proven(push));
    }

    /** A hub whose subscription failed and that pushes again before its lease has ended is active again. */
    private static PushSubscription pushed(PushSubscription push, Instant at) {
        if (push.getLastPushAt() != null && !at.isAfter(push.getLastPushAt())) {
            return push;
        }
        PushSubscription.Builder next = PushSubscription.newBuilder(push).setLastPushAt(at);
        boolean back = push.getState() == PushState.FAILED
                && at.isAfter(push.getSince())
                && push.getLeaseUntil() != null
                && at.isBefore(push.getLeaseUntil());
        return back
                ? next.setState(PushState.ACTIVE).setSince(at).setProblem(null).build()
                : next.build();
    }
}
