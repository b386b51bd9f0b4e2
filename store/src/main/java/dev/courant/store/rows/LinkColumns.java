package dev.courant.store.rows;

import dev.courant.schemas.Link;
import dev.courant.schemas.Origin;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Converts links and outcomes to rows of the ledger, and back. A NUL, which PostgreSQL cannot store, becomes the
 * replacement character: the ledger accounts for every link, also for one with such a title. Stateless.
 */
final class LinkColumns {
    private LinkColumns() {}

    /** @param recordedAt when Kafka got its record; null: not known */
    static Map<String, @Nullable Object> of(Link link, @Nullable Instant recordedAt) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("link_id", link.getLinkId());
        row.put("article_id", link.getArticleId());
        row.put("url", clean(link.getUrl()));
        row.put("host", clean(link.getHost()));
        row.put("feed_id", link.getFeedId());
        row.put("title", clean(link.getTitle()));
        row.put("origin", link.getOrigin().name());
        row.put("discovered_at", link.getDiscoveredAt().toString());
        row.put("recorded_at", recordedAt == null ? null : recordedAt.toString());
        return row;
    }

    static Map<String, @Nullable Object> of(Outcome outcome) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("link_id", outcome.getLinkId());
        row.put("article_id", outcome.getArticleId());
        row.put("revision_id", outcome.getRevisionId());
        row.put("url", clean(outcome.getUrl()));
        row.put("host", clean(outcome.getHost()));
        row.put("feed_id", outcome.getFeedId());
        row.put("outcome", outcome.getKind().name());
        row.put("reason", LedgerReason.of(outcome));
        row.put("detail", clean(outcome.getDetail()));
        row.put("origin", outcome.getOrigin().name());
        row.put("discovered_at", outcome.getDiscoveredAt().toString());
        row.put("ended_at", outcome.getEndedAt().toString());
        return row;
    }

    /** Reads the outcome of a link that has ended. */
    static Outcome outcome(ResultSet row) throws SQLException {
        Outcome.Builder outcome = Outcome.newBuilder()
                .setLinkId(row.getString("link_id"))
                .setArticleId(row.getString("article_id"))
                .setRevisionId(row.getString("revision_id"))
                .setUrl(row.getString("url"))
                .setHost(row.getString("host"))
                .setFeedId(row.getString("feed_id"))
                .setKind(OutcomeKind.valueOf(row.getString("outcome")))
                .setOrigin(Origin.valueOf(row.getString("origin")))
                .setDiscoveredAt(row.getTimestamp("discovered_at").toInstant())
                .setEndedAt(row.getTimestamp("ended_at").toInstant());
        LedgerReason.set(outcome, row.getString("reason"), row.getString("detail"));
        return outcome.build();
    }

    private static @Nullable String clean(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }
}
