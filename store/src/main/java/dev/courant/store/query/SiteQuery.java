package dev.courant.store.query;

import dev.courant.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the state of sites. Thread-safe. */
public final class SiteQuery {
    private final Database database;

    /**
     * Reads from a database.
     *
     * @param database the open database
     */
    public SiteQuery(Database database) {
        this.database = database;
    }

    /**
     * Lists sites: those that are drifting first; within each group those whose state is newest first.
     *
     * @param limit the largest number of sites
     * @return the sites
     */
    public List<SiteRecord> list(int limit) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select host, state, causes, since, observed, updated_at
                        from site order by state <> 'DRIFTING', since desc, host limit :limit""")
                        .bind("limit", limit)
                        .map((row, context) -> site(row))
                        .list());
    }

    /** {@return the number of sites by state} */
    public Map<String, Long> states() {
        Map<String, Long> states = new LinkedHashMap<>();
        database.jdbi()
                .useHandle(
                        handle -> handle.createQuery("select state, count(*) from site group by state order by state")
                                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                                .forEach(entry -> states.put(entry.getKey(), entry.getValue())));
        return states;
    }

    private static SiteRecord site(ResultSet row) throws SQLException {
        return new SiteRecord(
                row.getString("host"),
                row.getString("state"),
                List.of((String[]) row.getArray("causes").getArray()),
                Columns.present(row, "since"),
                row.getLong("observed"),
                Columns.present(row, "updated_at"));
    }
}
