package dev.courant.store.query;

import dev.courant.store.Database;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** Reads the statistics. Thread-safe. */
public final class StatsQuery {
    private static final int RECENT = 1_000;
    private static final int PUBLISHERS = 200;

    private final Database database;

    /**
     * Reads from a database.
     *
     * @param database the open database
     */
    public StatsQuery(Database database) {
        this.database = database;
    }

    /** {@return the statistics of one snapshot of the database} */
    public Stats read() {
        return database.jdbi().inTransaction(TransactionIsolationLevel.REPEATABLE_READ, StatsQuery::read);
    }

    /** {@return the terms of the invariant alone, a much cheaper query} */
    public Totals totals() {
        return database.jdbi().withHandle(StatsQuery::totals);
    }

    private static Totals totals(Handle handle) {
        return handle.createQuery("""
                        select coalesce(sum(total) filter (where name = 'DISCOVERED'), 0),
                            coalesce(sum(total) filter (where name = 'STORED'), 0),
                            coalesce(sum(total) filter (where name = 'DUPLICATE'), 0),
                            coalesce(sum(total) filter (where name = 'DROPPED'), 0),
                            (select count(*) from link where outcome is null),
                            (select count(*) from dead_letter where state = 'OPEN')
                        from link_total""")
                .map((row, context) -> new Totals(
                        row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6)))
                .one();
    }

    private static Stats read(Handle handle) {
        return new Stats(
                totals(handle),
                count(handle, "select count(*) from article"),
                counts(handle, """
                        select reason, total from reason_total
                        where total > 0 and reason not in ('NEW_ARTICLE', 'NEW_REVISION', 'SAME_REVISION')
                        order by total desc, reason"""),
                counts(handle, """
                        select topic, count(*) from tag join article using (revision_id)
                        group by topic order by count(*) desc, topic"""),
                counts(
                        handle,
                        "select language, count(*) from article group by language order by count(*) desc, language"),
                counts(handle, """
                        select publisher, count(*) from article group by publisher order by count(*) desc, publisher
                        limit\s""" + PUBLISHERS),
                counts(handle, "select state, count(*) from feed where defined group by state order by state"),
                latency(handle));
    }

    private static Stats.Latency latency(Handle handle) {
        return handle.createQuery("""
                        select count(*),
                            coalesce(percentile_disc(0.5) within group (order by millis), 0),
                            coalesce(percentile_disc(0.95) within group (order by millis), 0)
                        from (select cast(extract(epoch from stored_at - discovered_at) * 1000 as bigint) as millis
                              from article where origin = 'LIVE' order by stored_at desc limit :recent) as recent""")
                .bind("recent", RECENT)
                .map((row, context) -> new Stats.Latency(row.getLong(1), row.getLong(2), row.getLong(3)))
                .one();
    }

    private static long count(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(Long.class).one();
    }

    private static Map<String, Long> counts(Handle handle, String sql) {
        Map<String, Long> counts = new LinkedHashMap<>();
        handle.createQuery(sql)
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }
}
