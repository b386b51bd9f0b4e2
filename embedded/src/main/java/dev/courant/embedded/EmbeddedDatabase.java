package dev.courant.embedded;

import dev.courant.runtime.Component;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.Health;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server in its own process, from binaries in a library. It listens on loopback and asks every user for a
 * password, which stands in a file of the data folder that only this user can read. Its data are kept when it stops. A
 * server that a killed process left running on the same folder is stopped first; one that ends by itself is started
 * again. Thread-safe.
 */
public final class EmbeddedDatabase implements Component {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String DATABASE = "postgres";
    private static final int ANSWER_WITHIN_SECONDS = 2;

    /** How often another port is tried where any will do. */
    private static final int PORTS_TRIED = 20;

    private final SupervisedServer server;
    private final DatabasePasswords passwords;
    private final Path passwordFile;
    private final int port;

    private EmbeddedDatabase(SupervisedServer server, DatabasePasswords passwords, Path passwordFile) {
        this.server = server;
        this.passwords = passwords;
        this.passwordFile = passwordFile;
        this.port = server.port();
    }

    /**
     * Starts a server on any port; otherwise as {@link #start(DataFolder, boolean, int)}.
     *
     * @param folder the folder in which its data are
     * @param durable whether its data must survive a power cut; without durability it is faster
     * @return the running server
     * @throws CourantException when it does not start
     */
    public static EmbeddedDatabase start(DataFolder folder, boolean durable) {
        return start(folder, durable, 0);
    }

    /**
     * Starts a server; takes about three seconds on a new folder and one on a used one. A folder of an earlier version,
     * whose server asked for no password, is secured first.
     *
     * @param folder the folder in which its data are
     * @param durable whether its data must survive a power cut; without durability it is faster
     * @param port the port to listen on; 0: any that is free
     * @return the running server
     * @throws PortTakenException when the port cannot be listened on
     * @throws CourantException when it does not start
     */
    public static EmbeddedDatabase start(DataFolder folder, boolean durable, int port) {
        Path data = folder.subfolder("postgres");
        try {
            Programs programs = new Programs(Binaries.unpack(folder, System.getenv()));
            FolderServer.stop(programs, data);
            DatabasePasswords passwords = DatabasePasswords.readOrCreate(folder.path());
            DatabaseServer server = new DatabaseServer(folder, data, durable, passwords, programs);
            boolean isNew = server.initialize();
            SupervisedServer running = onPort(port, free -> {
                if (AccessRules.areOpen(data) || passwords.created() && !isNew) {
                    log.info("event=securing component=postgres folder={}", data);
                    server.secure(free);
                }
                return SupervisedServer.start(server, free);
            });
            return new EmbeddedDatabase(running, passwords, DatabasePasswords.file(folder.path()));
        } catch (PortTakenException e) {
            throw e;
        } catch (IOException | SQLException | RuntimeException e) {
            throw new CourantException(
                    "the embedded PostgreSQL does not start with data in " + data + ": " + e.getMessage(), e);
        }
    }

    /** {@return the port it listens on} */
    public int port() {
        return port;
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
        String failure = server.failure();
        if (failure != null) {
            return new Health.Stopped(failure);
        }
        try (Connection connection = DriverManager.getConnection(jdbcUrl(), login())) {
            return connection.isValid(ANSWER_WITHIN_SECONDS) ? Health.UP : Health.down("the server does not answer");
        } catch (SQLException e) {
            return Health.down(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            log.warn("event=close_failed component=postgres cause=\"{}\"", e.getMessage());
        }
    }

    static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private String jdbcUrl(String database) {
        return jdbcUrl(port, database);
    }

    private Properties login() {
        Properties login = new Properties();
        login.setProperty("user", user());
        login.setProperty("password", password());
        login.setProperty("connectTimeout", Integer.toString(ANSWER_WITHIN_SECONDS));
        login.setProperty("socketTimeout", Integer.toString(ANSWER_WITHIN_SECONDS));
        return login;
    }

    /** PostgreSQL cannot be asked to listen on any port, so where any will do several are tried. */
    private static SupervisedServer onPort(int port, Start start) throws IOException, SQLException {
        if (port != 0) {
            return start.on(port);
        }
        for (int tried = 1; tried < PORTS_TRIED; tried++) {
            try {
                return start.on(FreePorts.any());
            } catch (PortTakenException e) {
                log.debug("event=port_taken component=postgres port={}", e.port());
            }
        }
        return start.on(FreePorts.any());
    }

    /** Starts the server on a port. */
    @FunctionalInterface
    private interface Start {
        SupervisedServer on(int port) throws IOException, SQLException;
    }
}
