package dev.courant.embedded.world;

import dev.courant.schemas.OutcomeKind;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.TextSource;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a story's link in a correct pipeline. Of several links to one article the first to be processed is
 * stored and the others are duplicates. The aggregator's link is expected to be the duplicate, because the original is
 * published first. This order is likely but not certain; the number of outcomes of each kind does not depend on it.
 *
 * @param kind the kind of outcome
 * @param reason its reason
 * @param textSource the source of the text; null: the link is dropped
 */
public record ExpectedOutcome(
        OutcomeKind kind, OutcomeReason reason, @Nullable TextSource textSource) {
    /** Returns the outcome of a story that is stored with the text of its page. */
    public static ExpectedOutcome stored() {
        return new ExpectedOutcome(OutcomeKind.STORED, OutcomeReason.NEW_ARTICLE, TextSource.PAGE);
    }

    /** Returns the outcome of a story that is stored with the text of the feed, because its page is not served. */
    public static ExpectedOutcome storedFromFeed() {
        return new ExpectedOutcome(OutcomeKind.STORED, OutcomeReason.NEW_ARTICLE, TextSource.FEED);
    }

    /** Returns the outcome of a link to an article that was stored through another link. */
    public static ExpectedOutcome duplicate() {
        return new ExpectedOutcome(OutcomeKind.DUPLICATE, OutcomeReason.SAME_REVISION, TextSource.PAGE);
    }

    /**
     * Returns the outcome of a link that is dropped.
     *
     * @param reason one of the reasons for dropping
     */
    public static ExpectedOutcome dropped(OutcomeReason reason) {
        return new ExpectedOutcome(OutcomeKind.DROPPED, reason, null);
    }
}
