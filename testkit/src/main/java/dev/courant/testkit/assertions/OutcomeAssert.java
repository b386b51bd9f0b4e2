package dev.courant.testkit.assertions;

import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeKind;
import dev.courant.schemas.OutcomeReason;
import java.util.Locale;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on how a link ended; see {@link CourantAssertions}. */
public final class OutcomeAssert extends AbstractAssert<OutcomeAssert, Outcome> {
    OutcomeAssert(@Nullable Outcome actual) {
        super(actual, OutcomeAssert.class);
    }

    /** {@return this; verifies that its article, or a new revision of it, is stored} */
    public OutcomeAssert isStored() {
        isNotNull();
        return is(actual.getKind() == OutcomeKind.STORED, "stored");
    }

    /** {@return this; verifies that its article was new} */
    public OutcomeAssert isNewArticle() {
        isNotNull();
        return is(actual.getReason() == OutcomeReason.NEW_ARTICLE, "stored: NEW_ARTICLE");
    }

    /** {@return this; verifies that it is another revision of an article that was stored before} */
    public OutcomeAssert isNewRevision() {
        isNotNull();
        return is(actual.getReason() == OutcomeReason.NEW_REVISION, "stored: NEW_REVISION");
    }

    /** {@return this; verifies that the same revision was stored before} */
    public OutcomeAssert isDuplicate() {
        isNotNull();
        return is(actual.getKind() == OutcomeKind.DUPLICATE, "duplicate");
    }

    /**
     * Verifies that it was dropped.
     *
     * @param reason why
     * @return this
     */
    public OutcomeAssert isDropped(OutcomeReason reason) {
        isNotNull();
        boolean so = actual.getKind() == OutcomeKind.DROPPED && actual.getReason() == reason;
        return is(so, "dropped: " + reason);
    }

    private OutcomeAssert is(boolean so, String what) {
        if (!so) {
            throw failure("%nExpecting the link %s%nto be %s, but it is %s", actual.getUrl(), what, shown(actual));
        }
        return this;
    }

    static String shown(Outcome outcome) {
        String detail = outcome.getDetail() == null ? "" : " (" + outcome.getDetail() + ")";
        return outcome.getKind().name().toLowerCase(Locale.ROOT) + ": " + outcome.getReason() + detail;
    }
}
