package dev.courant.embedded;

import dev.courant.runtime.Component;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.Health;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server in its own process, from binaries in a library. It listens on loopback and asks every user for a
 * password, which stands in a file of the data folder that only this user can read. Its data are kept when it stops. A
 * server that a killed process left running on the same folder is stopped first. Thread-safe.
 */
public final class EmbeddedDatabase implements Component {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String DATABASE = "postgres";
    private static final int VALID_WITHIN_SECONDS = 2;

    private final EmbeddedPostgres postgres;
    private final DatabasePasswords passwords;
    private final Path passwordFile;

    private EmbeddedDatabase(EmbeddedPostgres postgres, DatabasePasswords passwords, Path passwordFile) {
        this.postgres = postgres;
        this.passwords = passwords;
        this.passwordFile = passwordFile;
    }

    /**
     * Starts a server; takes about three seconds on a new folder and one on a used one. A folder of an earlier version,
     * whose server asked for no password, is secured first.
     *
     * @param folder the folder in which its data are
     * @param durable whether its data must survive a power cut; without durability it is faster
     * @return the running server
     * @throws CourantException when it does not start
     */
    public static EmbeddedDatabase start(DataFolder folder, boolean durable) {
        Path data = folder.subfolder("postgres");
        try {
            OrphanServer.stop(data);
            DatabasePasswords passwords = DatabasePasswords.readOrCreate(folder.path());
            DatabaseServer server = new DatabaseServer(folder, data, durable, passwords);
            server.removeUnfinished();
            if (AccessRules.areOpen(data) || passwords.created() && server.exists()) {
                log.info("event=securing component=postgres folder={}", data);
                server.secure();
            }
            return new EmbeddedDatabase(server.start(), passwords, DatabasePasswords.file(folder.path()));
        } catch (IOException | SQLException | RuntimeException e) {
            throw new CourantException(
                    "the embedded PostgreSQL does not start with data in " + data + ": " + e.getMessage(), e);
        }
    }

    /** {@return the JDBC URL of the default database, without user and password} */
    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    /** {@return the user of the services, who is no superuser} */
    public String user() {
        return DatabasePasswords.APPLICATION;
    }

    /** {@return the password of that user} */
    public String password() {
        return passwords.application();
    }

    /** {@return the file with the password, in the format of {@code .pgpass}} */
    public Path passwordFile() {
        return passwordFile;
    }

    /**
     * Returns the JDBC URL of a database with user and password, for tests; it must not be logged.
     *
     * @param database its name
     * @return the URL
     */
    public String jdbcUrlWithPassword(String database) {
        return jdbcUrl(database) + "?user=" + user() + "&password=" + password();
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public Health check() {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(), user(), password())) {
            return connection.isValid(VALID_WITHIN_SECONDS) ? Health.UP : Health.down("the server does not answer");
        } catch (SQLException e) {
            return Health.down(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            log.warn("event=close_failed component=postgres cause=\"{}\"", e.getMessage());
        }
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database;
    }
}
