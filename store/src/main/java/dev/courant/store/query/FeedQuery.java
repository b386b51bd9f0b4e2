package dev.courant.store.query;

import dev.courant.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads the state of feeds. Thread-safe. */
public final class FeedQuery {
    private final Database database;

    /**
     * Reads from a database.
     *
     * @param database the open database
     */
    public FeedQuery(Database database) {
        this.database = database;
    }

    /** {@return all defined feeds, those with problems first} */
    public List<FeedRecord> list() {
        return database.jdbi()
                .withHandle(handle ->
                        handle.createQuery("""
                        select feed_id, url, title, state, since, last_success_at, next_poll_at, failures, problem,
                            discovered
                        from feed where defined order by failures desc, coalesce(title, url)""").map((row, context) -> feed(row)).list());
    }

    private static FeedRecord feed(ResultSet row) throws SQLException {
        return new FeedRecord(
                row.getString("feed_id"),
                row.getString("url"),
                row.getString("title"),
                row.getString("state"),
                Columns.instant(row, "since"),
                new FeedRecord.Polls(
                        Columns.instant(row, "last_success_at"),
                        Columns.instant(row, "next_poll_at"),
                        row.getInt("failures"),
                        row.getString("problem")),
                row.getLong("discovered"));
    }
}
