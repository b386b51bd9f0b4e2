package dev.courant.schemas;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Creates outcomes of links and articles. Stateless and thread-safe. */
public final class Outcomes {
    private static final int DETAIL_LENGTH = 300;

    private Outcomes() {}

    /**
     * Creates the outcome of a link that was dropped before it became an article.
     *
     * @param link the link
     * @param reason why; one of those for {@link OutcomeKind#DROPPED}
     * @param detail one line with the facts; null when there are no further facts
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
     * Creates the outcome of the link of an article.
     *
     * @param article the article
     * @param kind how the link ended
     * @param reason why; one of those for the kind
     * @param detail one line with the facts; null when there are no further facts
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
     * Returns a cause as the detail of an outcome.
     *
     * @param cause why a step failed
     * @return its class and the first line of its message, at most {@value #DETAIL_LENGTH} characters
     */
    public static String detail(Throwable cause) {
        String line = cause.toString().lines().findFirst().orElse("").strip();
        return line.substring(0, Math.min(line.length(), DETAIL_LENGTH));
    }
}
