package dev.courant.ingest.websub;

import dev.courant.schemas.PushSubscription;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The times of a subscription. Pure functions; a share that hangs on the feed alone keeps feeds from acting together.
 */
final class Leases {
    /** What is asked for; ten days are the Recommendation's own advice (section 8.2). */
    static final Duration ASKED = Duration.ofDays(10);

    /** Renewing a shorter lease would be more work than polling. */
    static final Duration SHORTEST = Duration.ofMinutes(10);

    /** How long a hub has for verifying, and how long a push may be later than a poll. */
    static final Duration GRACE = Duration.ofMinutes(5);

    /** A longer lease is renewed as if it were this long, lest a hub forget it unnoticed. */
    private static final Duration LONGEST = Duration.ofDays(30);

    /** The lease of a hub that names none, though it must. */
    private static final Duration UNSAID = Duration.ofDays(1);

    private static final Duration[] PAUSES = {Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24)};

    private Leases() {}

    static Duration lease(@Nullable Long seconds) {
        if (seconds == null || seconds <= 0) {
            return UNSAID;
        }
        return Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds()));
    }

    /** When a hub that was asked must have answered. */
    static Instant verificationDue(PushSubscription push) {
        return push.getRequestedAt().plus(GRACE);
    }

    /**
     * When to renew: after 80 to 90 % of the lease, then again and again after half of what is left of it.
     *
     * @param leaseUntil the end of the lease
     */
    static Instant renewalDue(PushSubscription push, Instant leaseUntil, String feedId) {
        Duration left = Duration.between(push.getRequestedAt(), leaseUntil);
        Duration pause = push.getAttempts() == 0 ? scaled(left, 0.8 + 0.1 * share(feedId)) : left.dividedBy(2);
        return push.getRequestedAt().plus(pause.compareTo(GRACE) < 0 ? GRACE : pause);
    }

    /** When to ask again after a failure: an hour, six, then a day, and up to a quarter more. */
    static Instant retryDue(PushSubscription push, String feedId) {
        Instant from = push.getSince().isAfter(push.getRequestedAt()) ? push.getSince() : push.getRequestedAt();
        Duration pause = PAUSES[Math.clamp(push.getAttempts() - 1L, 0, PAUSES.length - 1)];
        return from.plus(scaled(pause, 1 + 0.25 * share(feedId)));
    }

    private static Duration scaled(Duration duration, double factor) {
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }

    private static double share(String feedId) {
        return Math.floorMod(feedId.hashCode(), 1_000) / 1_000.0;
    }
}
