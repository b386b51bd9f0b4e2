package dev.courant.store.backup;

import dev.courant.runtime.CourantException;
import dev.courant.store.DirectConnection;
import dev.courant.store.Migrations;
import dev.courant.store.StoreSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postgresql.PGConnection;

/**
 * All rows of a database at one moment, while it is written to. One transaction that only reads sees them; it holds up
 * nobody. Used by one thread.
 */
public final class DatabaseSnapshot implements AutoCloseable {
    private static final String TABLES = """
            select c.relname, array_agg(a.attname order by a.attnum)
            from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = (select oid from pg_namespace where nspname = current_schema())
                and c.relkind = 'r' and c.relname not in ('%s', '%s')
                and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            group by c.relname order by c.relname""".formatted(Migrations.HISTORY, Migrations.UNFINISHED);
    private static final String REFERENCES = """
            select c.relname, r.relname from pg_constraint k
            join pg_class c on c.oid = k.conrelid join pg_class r on r.oid = k.confrelid
            where k.contype = 'f' and k.conrelid <> k.confrelid""";

    private final Connection connection;

    private DatabaseSnapshot(Connection connection) {
        this.connection = connection;
    }

    /**
     * Connects; the moment is that of {@link #take}.
     *
     * @param settings where the database is
     * @return the connection
     * @throws CourantException when it cannot be reached, or has no tables of Courant
     */
    public static DatabaseSnapshot open(StoreSettings settings) {
        DatabaseSnapshot snapshot = new DatabaseSnapshot(DirectConnection.open(settings));
        try {
            snapshot.begin();
            return snapshot;
        } catch (SQLException e) {
            snapshot.close();
            throw failed(e);
        }
    }

    /**
     * Takes the snapshot.
     *
     * @return the version of the tables
     * @throws CourantException when the database has no tables of Courant
     */
    public String take() {
        return query("select (select max(version::int) from " + Migrations.HISTORY + " where success)::text")
                .getFirst()
                .getFirst();
    }

    /** {@return how far each partition was read into the database} */
    public List<StorePosition> positions() {
        return query("select topic, partition::text, next_offset::text from consumer_offset order by 1, 2").stream()
                .map(row ->
                        new StorePosition(row.get(0), Integer.parseInt(row.get(1)), Long.parseLong(row.get(2)), null))
                .toList();
    }

    /** {@return the size of the database, with its indexes, in bytes} */
    public long bytes() {
        return Long.parseLong(query("select pg_database_size(current_database())::text")
                .getFirst()
                .getFirst());
    }

    /** {@return all tables, each after those that it refers to} */
    public List<SavedTable> tables() {
        Map<String, Set<String>> references = new HashMap<>();
        query(REFERENCES)
                .forEach(row -> references
                        .computeIfAbsent(row.get(0), table -> new HashSet<>())
                        .add(row.get(1)));
        List<SavedTable> left = new ArrayList<>(unordered());
        List<SavedTable> ordered = new ArrayList<>();
        Set<String> names = new HashSet<>();
        while (!left.isEmpty()) {
            List<SavedTable> next = left.stream()
                    .filter(table -> names.containsAll(references.getOrDefault(table.name(), Set.of())))
                    .toList();
            if (next.isEmpty()) {
                throw new CourantException("tables refer to each other in a circle: " + left);
            }
            ordered.addAll(next);
            left.removeAll(next);
            next.forEach(table -> names.add(table.name()));
        }
        return ordered;
    }

    /**
     * Writes the rows of a table.
     *
     * @param table the table
     * @param out receives them in the text format of COPY
     * @return the number of rows
     * @throws IOException when they cannot be written
     */
    public long write(SavedTable table, OutputStream out) throws IOException {
        try {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy " + table.copyTarget() + " to stdout", out);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // It has only been read.
        }
    }

    /** The session's own limits hold for a transaction that waits while topics are copied. */
    private void begin() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set idle_in_transaction_session_timeout = 0; set statement_timeout = 0;"
                    + " set datestyle = iso; set intervalstyle = postgres; set extra_float_digits = 1");
            try (ResultSet found = statement.executeQuery("select to_regclass('" + Migrations.HISTORY + "')")) {
                found.next();
                if (found.getString(1) == null) {
                    throw new CourantException("the database has no tables of Courant: see COURANT_DB_URL");
                }
            }
        }
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
    }

    private List<SavedTable> unordered() {
        List<SavedTable> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                Array columns = rows.getArray(2);
                tables.add(new SavedTable(rows.getString(1), List.of((String[]) columns.getArray())));
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        return tables;
    }

    /** Returns rows of texts that are not null. */
    private List<List<String>> query(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<List<String>> all = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                all.add(row);
            }
            return all;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static CourantException failed(SQLException cause) {
        return new CourantException("the database cannot be read: " + cause.getMessage(), cause);
    }
}
