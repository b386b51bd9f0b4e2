package dev.courant.store.rows;

import dev.courant.schemas.Origin;
import dev.courant.schemas.Outcome;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Links of the ledger that have not ended. */
public final class PendingLinks {
    private PendingLinks() {}

    /**
     * Makes the outcomes of links whose records were written before a time, because Kafka no longer has these records.
     *
     * @param before the time
     * @param now when they end
     * @param most how many at most, the oldest first
     * @return the outcomes; nothing is written
     */
    public static List<Outcome> expired(Handle handle, Instant before, Instant now, int most) {
        return handle.createQuery("""
                        select link_id, article_id, url, host, feed_id, origin, discovered_at from link
                        where outcome is null and coalesce(recorded_at, discovered_at) < :before
                        order by coalesce(recorded_at, discovered_at) limit :most""")
                .bind("before", before)
                .bind("most", most)
                .map((row, context) -> LedgerReason.expired(Outcome.newBuilder()
                                .setLinkId(row.getString("link_id"))
                                .setArticleId(row.getString("article_id"))
                                .setUrl(row.getString("url"))
                                .setHost(row.getString("host"))
                                .setFeedId(row.getString("feed_id"))
                                .setOrigin(Origin.valueOf(row.getString("origin")))
                                .setDiscoveredAt(
                                        row.getTimestamp("discovered_at").toInstant())
                                .setEndedAt(now))
                        .build())
                .list();
    }
}
