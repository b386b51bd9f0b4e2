package dev.courant.store.query;

import dev.courant.schemas.Identity;
import dev.courant.schemas.OutcomeKind;
import dev.courant.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the ledger: answers "why is this article missing?". Thread-safe. */
public final class LinkQuery {
    private static final int MOST = 100;

    private static final String LINKS = """
            select l.link_id, l.article_id, l.url, l.title, l.feed_id, f.title as feed_title, l.discovered_at, l.outcome,
                l.reason, coalesce(l.detail, 'the article was removed as old on ' || e.expired_at::date) as detail, l.ended_at
            from link l left join feed f using (feed_id) left join expired_revision e using (revision_id)
            """;

    private final Database database;

    /**
     * Reads from a database.
     *
     * @param database the open database
     */
    public LinkQuery(Database database) {
        this.database = database;
    }

    /**
     * Returns all links that lead to a URL, newest first: those that were discovered with it, and those of the article
     * whose canonical URL it is. Of links whose rows were removed as old, those of the article are known still, by
     * outcome, reason and time.
     *
     * @param url a URL in any form
     * @return the links, at most a hundred
     */
    public List<LinkRecord> byUrl(String url) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "with named as (select article_id from link where url = :url union select :articleId) "
                                        + LINKS + """
                        where l.article_id in (select article_id from named)
                        union all
                        select link_id, article_id, :url, null, null, null, ended_at, outcome, reason,
                            'the link was removed as old on ' || expired_at::date, ended_at
                        from expired_link where article_id in (select article_id from named)
                        order by discovered_at desc, link_id limit :most""")
                        .bind("url", url)
                        .bind("articleId", Identity.ofArticle(url))
                        .bind("most", MOST)
                        .map((row, context) -> link(row))
                        .list());
    }

    /**
     * Returns links with one kind of outcome, newest first.
     *
     * @param kind the kind
     * @param limit the largest number of links
     * @return the links
     */
    public List<LinkRecord> byOutcome(OutcomeKind kind, int limit) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                LINKS + "where l.outcome = :kind order by l.ended_at desc, l.link_id limit :limit")
                        .bind("kind", kind.name())
                        .bind("limit", limit)
                        .map((row, context) -> link(row))
                        .list());
    }

    private static LinkRecord link(ResultSet row) throws SQLException {
        return new LinkRecord(
                row.getString("link_id"),
                row.getString("article_id"),
                row.getString("url"),
                row.getString("title"),
                row.getString("feed_id"),
                row.getString("feed_title"),
                row.getTimestamp("discovered_at").toInstant(),
                ended(row));
    }

    private static LinkRecord.@Nullable Ended ended(ResultSet row) throws SQLException {
        String kind = row.getString("outcome");
        return kind == null
                ? null
                : new LinkRecord.Ended(
                        kind,
                        row.getString("reason"),
                        row.getString("detail"),
                        row.getTimestamp("ended_at").toInstant());
    }
}
