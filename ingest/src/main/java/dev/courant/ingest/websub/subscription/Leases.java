package dev.courant.ingest.websub.subscription;

import dev.courant.schemas.PushSubscription;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Computes the times of a subscription. Pure functions; a jitter that depends on the feed alone keeps feeds from acting
 * at the same time.
 */
public final class Leases {
    /** The lease that is asked for: ten days, as the Recommendation advises (section 8.2). */
    public static final Duration ASKED = Duration.ofDays(10);

    /** Renewing a shorter lease would be more work than polling. */
    static final Duration SHORTEST = Duration.ofMinutes(10);

    /** How long a hub may take to verify, and how much later than a poll a push may come. */
    static final Duration GRACE = Duration.ofMinutes(5);

    /** A longer lease is renewed as if it were this long, in case a hub forgets it. */
    private static final Duration LONGEST = Duration.ofDays(30);

    /** The lease of a hub that states none, although it must. */
    private static final Duration UNSTATED = Duration.ofDays(1);

    private static final Duration[] PAUSES = {Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24)};

    private Leases() {}

    static Duration lease(@Nullable Long seconds) {
        if (seconds == null || seconds <= 0) {
            return UNSTATED;
        }
        return Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds()));
    }

    /** Returns when a hub must have verified a request. */
    static Instant verificationDue(PushSubscription push) {
        return push.getRequestedAt().plus(GRACE);
    }

    /**
     * Returns when to renew: after 80 to 90 % of the lease, then repeatedly after half of the time that is left.
     *
     * @param leaseUntil the end of the lease
     */
    static Instant renewalDue(PushSubscription push, Instant leaseUntil, String feedId) {
        Duration left = Duration.between(push.getRequestedAt(), leaseUntil);
        Duration pause = push.getAttempts() == 0 ? scaled(left, 0.8 + 0.1 * jitter(feedId)) : left.dividedBy(2);
        return push.getRequestedAt().plus(pause.compareTo(GRACE) < 0 ? GRACE : pause);
    }

    /** Returns when to subscribe again after a failure: after an hour, six, then a day, and up to a quarter more. */
    static Instant retryDue(PushSubscription push, String feedId) {
        Instant from = push.getSince().isAfter(push.getRequestedAt()) ? push.getSince() : push.getRequestedAt();
        Duration pause = PAUSES[Math.clamp(push.getAttempts() - 1L, 0, PAUSES.length - 1)];
        return from.plus(scaled(pause, 1 + 0.25 * jitter(feedId)));
    }

    private static Duration scaled(Duration duration, double factor) {
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }

    private static double jitter(String feedId) {
        return Math.floorMod(feedId.hashCode(), 1_000) / 1_000.0;
    }
}
