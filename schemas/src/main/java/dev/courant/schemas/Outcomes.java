package dev.courant.schemas;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes outcomes from what they are outcomes of. Stateless and thread-safe. */
public final class Outcomes {
    private Outcomes() {}

    /**
     * A link was given up before there was an article.
     *
     * @param link the link
     * @param reason why; one of those for {@link OutcomeKind#DROPPED}
     * @param detail one line with the facts; null when the reason says it all
     * @param at when
     * @return the outcome
     */
    public static Outcome dropped(Link link, OutcomeReason reason, @Nullable String detail, Instant at) {
        return Outcome.newBuilder()
                .setLinkId(link.getLinkId())
                .setArticleId(link.getArticleId())
                .setUrl(link.getUrl())
                .setHost(link.getHost())
                .setFeedId(link.getFeedId())
                .setKind(OutcomeKind.DROPPED)
                .setReason(reason)
                .setDetail(detail)
                .setOrigin(link.getOrigin())
                .setDiscoveredAt(link.getDiscoveredAt())
                .setEndedAt(at)
                .build();
    }

    /**
     * The link of an article has ended.
     *
     * @param article the article
     * @param kind how
     * @param reason why; one of those for the kind
     * @param detail one line with the facts; null when the reason says it all
     * @param at when
     * @return the outcome
     */
    public static Outcome of(
            Article article, OutcomeKind kind, OutcomeReason reason, @Nullable String detail, Instant at) {
        return Outcome.newBuilder()
                .setLinkId(article.getLinkId())
                .setArticleId(article.getArticleId())
                .setRevisionId(kind == OutcomeKind.DROPPED ? null : article.getRevisionId())
                .setUrl(article.getUrl())
                .setHost(article.getHost())
                .setFeedId(article.getFeedId())
                .setKind(kind)
                .setReason(reason)
                .setDetail(detail)
                .setOrigin(article.getOrigin())
                .setDiscoveredAt(article.getDiscoveredAt())
                .setEndedAt(at)
                .build();
    }

    /**
     * A step failed unexpectedly on an article, which now waits in the dead-letter topic.
     *
     * @param article the article
     * @param cause why the step failed
     * @param at when
     * @return the outcome
     */
    public static Outcome deadLetter(Article article, Throwable cause, Instant at) {
        return of(article, OutcomeKind.DROPPED, OutcomeReason.DEAD_LETTER, oneLine(cause), at);
    }

    /**
     * A cause in one line, as details are.
     *
     * @param cause what went wrong
     * @return its class and the first line of its message
     */
    public static String oneLine(Throwable cause) {
        return cause.toString().lines().findFirst().orElse("").strip();
    }
}
