package dev.courant.store.rows;

import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeKind;
import dev.courant.schemas.OutcomeReason;
import org.jspecify.annotations.Nullable;

/**
 * The names of reasons in the ledger: those of the contract, and {@code EXPIRED}, which revision 1 of the contract does
 * not have. In Kafka an expired link has the reason {@code UNKNOWN} and a detail that begins with "expired: ".
 */
final class LedgerReason {
    static final String EXPIRED = "EXPIRED";

    private static final String DETAIL = "expired: ";
    private static final String CAUSE =
            DETAIL + "Kafka's retention removed the link before the turn of its host came, or before it was read";

    private LedgerReason() {}

    /** Makes an outcome that of an expired link. */
    static Outcome.Builder expired(Outcome.Builder outcome) {
        return outcome.setKind(OutcomeKind.DROPPED)
                .setReason(OutcomeReason.UNKNOWN)
                .setDetail(CAUSE);
    }

    static boolean isExpired(Outcome outcome) {
        String detail = outcome.getDetail();
        return outcome.getKind() == OutcomeKind.DROPPED
                && outcome.getReason() == OutcomeReason.UNKNOWN
                && detail != null
                && detail.startsWith(DETAIL);
    }

    /** Returns the name in the ledger of the reason of an outcome. */
    static String of(Outcome outcome) {
        return isExpired(outcome) ? EXPIRED : outcome.getReason().name();
    }

    /** Sets the reason of an outcome that is read from the ledger. */
    static void set(Outcome.Builder outcome, String name, @Nullable String detail) {
        if (name.equals(EXPIRED)) {
            Outcome.Builder unused = expired(outcome);
        } else {
            outcome.setReason(OutcomeReason.valueOf(name)).setDetail(detail);
        }
    }
}
