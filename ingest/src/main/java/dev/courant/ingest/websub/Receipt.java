package dev.courant.ingest.websub;

import dev.courant.schemas.Push;
import dev.courant.schemas.PushState;
import dev.courant.schemas.PushSubscription;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What follows from something that a hub sent. Pure functions. */
final class Receipt {
    /** How far the clocks of two instances may be apart. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private Receipt() {}

    static Step of(PushSubscription push, Push received) {
        Instant at = received.getReceivedAt();
        boolean late = at.isBefore(push.getSince().minus(SKEW));
        return switch (received.getKind()) {
            case VERIFIED -> late ? Step.to(push) : verified(push, Leases.lease(received.getLeaseSeconds()), at);
            case DENIED -> late ? Step.to(push) : denied(push, received.getReason(), at);
            case CONTENT -> Step.to(pushed(push, at));
            case UNKNOWN -> Step.to(push);
        };
    }

    private static Step verified(PushSubscription push, Duration lease, Instant at) {
        if (lease.compareTo(Leases.SHORTEST) < 0) {
            return failed(push, "the hub's lease of " + lease.toSeconds() + " seconds is too short to be of use", at);
        }
        Instant until = at.plus(lease);
        boolean known = push.getLeaseUntil() != null && !until.isAfter(push.getLeaseUntil());
        if (push.getState() == PushState.ACTIVE && known) {
            return Step.to(push);
        }
        return Step.to(PushSubscription.newBuilder(push)
                .setState(PushState.ACTIVE)
                .setSince(push.getState() == PushState.ACTIVE ? push.getSince() : at)
                .setAttempts(0)
                .setLeaseUntil(until)
                .setProblem(null)
                .build());
    }

    private static Step denied(PushSubscription push, @Nullable String reason, Instant at) {
        boolean repeated = push.getState() == PushState.FAILED && push.getLeaseUntil() == null;
        return repeated
                ? Step.to(push)
                : failed(push, reason == null ? "refused by the hub" : "refused by the hub: " + reason, at);
    }

    private static Step failed(PushSubscription push, String problem, Instant at) {
        return Step.to(PushSubscription.newBuilder(push)
                        .setState(PushState.FAILED)
                        .setSince(at)
                        .setLeaseUntil(null)
                        .setProblem(problem)
                        .build())
                .polling(Subscriber.proven(push));
    }

    /** A hub that had fallen silent and pushes again before its lease has ended is back. */
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
