package dev.courant.store.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link in the ledger.
 *
 * @param linkId its id
 * @param articleId the article it leads to, as far as is known
 * @param url the URL as discovered
 * @param title its title in the feed; null when it has none
 * @param feedId the feed that carried it
 * @param feedTitle the title of that feed; null when it has none
 * @param discoveredAt when it was discovered
 * @param outcome how it ended; null while it is pending
 */
public record LinkRecord(
        String linkId,
        String articleId,
        String url,
        @Nullable String title,
        String feedId,
        @Nullable String feedTitle,
        Instant discoveredAt,
        @Nullable Ended outcome) {

    /**
     * The outcome of a link.
     *
     * @param kind {@code STORED}, {@code DUPLICATE} or {@code DROPPED}
     * @param reason why
     * @param detail the facts in one line; null when there are no further facts
     * @param endedAt when the link ended
     */
    public record Ended(
            String kind, String reason, @Nullable String detail, Instant endedAt) {}
}
