package dev.courant.store.query;

import dev.courant.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads the dead letters. Thread-safe. */
public final class DeadLetterQuery {
    private final Database database;

    /**
     * Reads from a database.
     *
     * @param database the open database
     */
    public DeadLetterQuery(Database database) {
        this.database = database;
    }

    /**
     * Lists letters, newest first.
     *
     * @param filter which letters
     * @return the letters
     */
    public List<DeadLetterRecord> list(DeadLetterFilter filter) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select partition, letter_offset, failed_at, step, cause, message, retries, source_topic,
                            source_partition, source_offset, omitted_bytes, url, state, resolved_at
                        from dead_letter
                        where (cast(:state as text) is null or state = :state)
                            and (cast(:step as text) is null or step = :step)
                            and (cast(:cause as text) is null
                                or position(lower(:cause) in lower(cause || ': ' || message)) > 0)
                            and (cast(:since as timestamptz) is null or failed_at >= :since)
                            and (cast(:until as timestamptz) is null or failed_at < :until)
                        order by failed_at desc, partition, letter_offset desc
                        limit :limit""")
                        .bind("state", filter.state())
                        .bind("step", filter.step())
                        .bind("cause", filter.cause())
                        .bind("since", filter.since())
                        .bind("until", filter.until())
                        .bind("limit", filter.limit())
                        .map((row, context) -> letter(row))
                        .list());
    }

    /** {@return the steps that ever failed} */
    public List<String> steps() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select step from dead_letter_total order by step")
                        .mapTo(String.class)
                        .list());
    }

    /** {@return the numbers of letters at one moment} */
    public DeadLetterTotals totals() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select coalesce(sum(total), 0), (select count(*) from dead_letter where state = 'OPEN'),
                            coalesce(sum(retried), 0), coalesce(sum(discarded), 0)
                        from dead_letter_total""")
                        .map((row, context) ->
                                new DeadLetterTotals(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                        .one());
    }

    private static DeadLetterRecord letter(ResultSet row) throws SQLException {
        return new DeadLetterRecord(
                row.getInt("partition") + "-" + row.getLong("letter_offset"),
                new DeadLetterRecord.Failure(
                        Columns.present(row, "failed_at"),
                        row.getString("step"),
                        row.getString("cause"),
                        row.getString("message"),
                        row.getInt("retries")),
                new DeadLetterRecord.Source(
                        row.getString("source_topic"),
                        row.getInt("source_partition"),
                        row.getLong("source_offset"),
                        row.getLong("omitted_bytes")),
                row.getString("url"),
                row.getString("state"),
                Columns.instant(row, "resolved_at"));
    }
}
