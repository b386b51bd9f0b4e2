package dev.courant.store;

import dev.courant.runtime.CourantException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions of the tables, and the way from one to the next. Several processes may migrate at the same time: one
 * does the work under a lock, the others wait. A database that a newer Courant has migrated is left as it is, because
 * both versions run side by side during an upgrade. Stateless and thread-safe.
 */
public final class Migrations {
    /** The table in which Flyway keeps what it has done. */
    public static final String HISTORY = "schema_history";

    /** The table that exists while a backup is being restored into the database. */
    public static final String UNFINISHED = "restore_unfinished";

    private static final Logger log = LoggerFactory.getLogger(Migrations.class);

    private Migrations() {}

    /**
     * Brings the tables to the newest version that this program knows.
     *
     * @param settings where the database is
     * @throws CourantException when that fails, or a restore of the database has not been finished
     */
    public static void migrate(StoreSettings settings) {
        requireFinished(settings);
        migrate(settings, null);
    }

    /**
     * Brings the tables to a version.
     *
     * @param settings where the database is
     * @param version the version; null: the newest one
     * @throws CourantException when that fails
     */
    public static void migrate(StoreSettings settings, @Nullable String version) {
        try {
            Flyway flyway = flyway(settings, version);
            flyway.migrate();
            reportNewer(flyway);
        } catch (FlywayException e) {
            throw new CourantException(
                    "the tables of " + settings.address() + " cannot be brought up to date: "
                            + JdbcUrls.redact(String.valueOf(e.getMessage())),
                    e);
        }
    }

    /**
     * Returns the newest version of the tables that this program knows. Changes nothing.
     *
     * @param settings a database, of whatever version
     * @return the version
     */
    public static String newest(StoreSettings settings) {
        return newest(flyway(settings, null)).getVersion();
    }

    /** Says so when a newer version has migrated the database: this one must be replaced, but works meanwhile. */
    private static void reportNewer(Flyway flyway) {
        MigrationInfo current = flyway.info().current();
        MigrationVersion newest = newest(flyway);
        if (current != null && current.getVersion().isNewerThan(newest.getVersion())) {
            log.warn("event=newer_tables version={} known={}", current.getVersion(), newest);
        }
    }

    private static MigrationVersion newest(Flyway flyway) {
        return Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .max(MigrationVersion::compareTo)
                .orElseThrow();
    }

    private static void requireFinished(StoreSettings settings) {
        try (Connection connection = DirectConnection.open(settings);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select to_regclass('" + UNFINISHED + "') is not null")) {
            found.next();
            if (found.getBoolean(1)) {
                throw new CourantException("a restore into " + settings.address() + " is under way or was interrupted:"
                        + " wait for its end, or empty the database and restore again");
            }
        } catch (SQLException e) {
            throw new CourantException(settings.address() + ": " + JdbcUrls.redact(String.valueOf(e.getMessage())), e);
        }
    }

    private static Flyway flyway(StoreSettings settings, @Nullable String version) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(DirectConnection.source(settings))
                .locations("classpath:dev/courant/store/migrations")
                .table(HISTORY)
                .target(version == null ? MigrationVersion.LATEST : MigrationVersion.fromVersion(version))
                .load();
    }
}
