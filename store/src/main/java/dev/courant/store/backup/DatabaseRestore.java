package dev.courant.store.backup;

import dev.courant.runtime.CourantException;
import dev.courant.store.DirectConnection;
import dev.courant.store.Migrations;
import dev.courant.store.StoreSettings;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.PGConnection;

/**
 * Fills an empty database from a backup: makes the tables of the version that was saved, copies the rows in one
 * transaction, and migrates them. Until it is finished services refuse the database. Used by one thread.
 */
public final class DatabaseRestore implements AutoCloseable {
    private final StoreSettings settings;
    private final Connection connection;

    /** Gives the rows of tables. */
    @FunctionalInterface
    public interface Source {
        /**
         * Opens the rows of a table.
         *
         * @param table the table
         * @return rows in the text format of COPY
         * @throws IOException when they cannot be read
         */
        InputStream open(SavedTable table) throws IOException;
    }

    private DatabaseRestore(StoreSettings settings, Connection connection) {
        this.settings = settings;
        this.connection = connection;
    }

    /**
     * Connects.
     *
     * @param settings where the database is
     * @return the connection
     * @throws CourantException when it cannot be reached
     */
    public static DatabaseRestore open(StoreSettings settings) {
        return new DatabaseRestore(settings, DirectConnection.open(settings));
    }

    /**
     * Checks that the database is empty and that this program knows the version of the tables. Changes nothing.
     *
     * @param version the version of the tables in the backup
     * @throws CourantException when it does not hold, with what to do
     */
    public void check(String version) {
        String newest = Migrations.newest(settings);
        if (MigrationVersion.fromVersion(version).compareTo(MigrationVersion.fromVersion(newest)) > 0) {
            throw new CourantException("the backup was made by a newer Courant (its tables have version " + version
                    + ", this one knows " + newest + "): restore it with that one");
        }
        List<String> filled = filled();
        if (!filled.isEmpty()) {
            throw new CourantException("the database is not empty (table " + String.join(", ", filled)
                    + "): name an empty one in COURANT_DB_URL");
        }
    }

    /**
     * Makes the tables and copies their rows; after that services refuse the database until {@link #finish}.
     *
     * @param version the version of the tables in the backup
     * @param tables the tables, each after those that it refers to
     * @param source their rows
     * @throws CourantException when the database refuses them
     * @throws IOException when they cannot be read
     */
    public void load(String version, List<SavedTable> tables, Source source) throws IOException {
        Migrations.migrate(settings, version);
        try {
            connection.setAutoCommit(false);
            execute("create table " + Migrations.UNFINISHED + " ()");
            for (SavedTable table : tables.reversed()) {
                execute("delete from " + SavedTable.quoted(table.name()));
            }
            for (SavedTable table : tables) {
                try (InputStream rows = source.open(table)) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy " + table.copyTarget() + " from stdin", rows);
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw failed(e);
        }
        Migrations.migrate(settings, null);
    }

    /**
     * Replaces the positions by those in the restored topics, and opens the database for services.
     *
     * @param positions the positions
     * @throws CourantException when the database refuses them
     */
    public void finish(List<StorePosition> positions) {
        try (PreparedStatement update = connection.prepareStatement(
                "update consumer_offset set next_offset = ?, topic_id = ? where topic = ? and partition = ?")) {
            for (StorePosition position : positions) {
                update.setLong(1, position.next());
                update.setString(2, position.topicId());
                update.setString(3, position.topic());
                update.setInt(4, position.partition());
                update.addBatch();
            }
            var unused = update.executeBatch();
            execute("drop table " + Migrations.UNFINISHED);
            connection.commit();
            connection.setAutoCommit(true);
            execute("analyze");
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // What was not committed is rolled back.
        }
    }

    /** Returns tables with rows; those that a migration fills are not looked at. */
    private List<String> filled() {
        try {
            List<String> filled = new ArrayList<>();
            for (String table : tables()) {
                if (hasRows(table)) {
                    filled.add(table);
                }
            }
            return filled;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private List<String> tables() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select tablename from pg_tables where schemaname = current_schema()
                            and tablename not in ('%s', 'link_total')""".formatted(Migrations.HISTORY))) {
            List<String> tables = new ArrayList<>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables;
        }
    }

    private boolean hasRows(String table) throws SQLException {
        if (table.equals(Migrations.UNFINISHED)) {
            return true;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select exists (select from " + SavedTable.quoted(table) + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static CourantException failed(SQLException cause) {
        return new CourantException("the database cannot be restored: " + cause.getMessage(), cause);
    }
}
