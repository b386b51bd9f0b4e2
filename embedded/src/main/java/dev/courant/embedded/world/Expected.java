package dev.courant.embedded.world;

import dev.courant.schemas.OutcomeKind;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.TextSource;
import org.jspecify.annotations.Nullable;

/**
 * How a story's link ends in a correct pipeline. Of the links to one article the first that is worked through is
 * stored; that the aggregator's is the duplicate assumes that the original came first, which the two orders of
 * publication make likely and nothing makes certain. The numbers of both kinds are the same either way.
 *
 * @param kind how it ends
 * @param reason why
 * @param textSource where the text is taken from; null: the link is dropped
 */
public record Expected(
        OutcomeKind kind, OutcomeReason reason, @Nullable TextSource textSource) {
    /** The text is stored, taken from the page. */
    public static Expected stored() {
        return new Expected(OutcomeKind.STORED, OutcomeReason.NEW_ARTICLE, TextSource.PAGE);
    }

    /** The text is stored, taken from the feed since the page cannot be had. */
    public static Expected storedFromFeed() {
        return new Expected(OutcomeKind.STORED, OutcomeReason.NEW_ARTICLE, TextSource.FEED);
    }

    /** The same article is there already through another link. */
    public static Expected duplicate() {
        return new Expected(OutcomeKind.DUPLICATE, OutcomeReason.SAME_REVISION, TextSource.PAGE);
    }

    /**
     * The link is given up.
     *
     * @param reason one of the reasons for dropping
     */
    public static Expected dropped(OutcomeReason reason) {
        return new Expected(OutcomeKind.DROPPED, reason, null);
    }
}
