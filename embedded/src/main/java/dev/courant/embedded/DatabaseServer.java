package dev.courant.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Initializes and starts the PostgreSQL server of a data folder.
 *
 * @param folder the data folder
 * @param data the folder in it that is the server's
 * @param durable whether what is committed survives a power cut
 * @param passwords of its users
 * @param programs the programs of PostgreSQL
 */
record DatabaseServer(DataFolder folder, Path data, boolean durable, DatabasePasswords passwords, Programs programs) {
    /**
     * Initializes the folder unless it was before. What a first start that failed has left behind is removed.
     *
     * @return whether it was initialized now
     */
    boolean initialize() throws IOException {
        if (Files.exists(initialPassword())) {
            DataFolder.delete(data);
            Path unused = folder.subfolder(data.getFileName().toString());
        } else if (Files.exists(data.resolve("PG_VERSION"))) {
            return false;
        }
        PrivateFiles.write(initialPassword(), passwords.superuser() + "\n");
        List<String> arguments = new ArrayList<>(List.of(
                "-D",
                data.toString(),
                "-U",
                DatabasePasswords.SUPERUSER,
                "-A",
                "scram-sha-256",
                "-E",
                "UTF-8",
                "--pwfile",
                initialPassword().toString()));
        if (!durable) {
            arguments.add("--no-sync");
        }
        programs.run("initdb", arguments);
        Files.delete(initialPassword());
        return true;
    }

    /** Starts the server, with the role of the services. */
    ServerProcess start(int port) throws IOException, SQLException {
        ServerProcess server = launch(port);
        try (Connection superuser = superuser(server)) {
            ApplicationRole.ensure(superuser, passwords.application());
            return server;
        } catch (SQLException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /**
     * Sets the superuser's password on a server that has another one, or asks for none, and makes it ask for it from
     * the next start on. Until it is stopped again, the server lets the superuser in without a password: there is no
     * other way to set it, and it is what the folder has allowed until now. When the process is killed meanwhile, the
     * rules are still open, and the next start does it again.
     */
    void secure(int port) throws IOException, SQLException {
        AccessRules.trustSuperuser(data);
        ServerProcess server = launch(port);
        try (server;
                Connection superuser = superuser(server)) {
            ApplicationRole.setPassword(superuser, DatabasePasswords.SUPERUSER, passwords.superuser());
        }
        AccessRules.requirePassword(data);
    }

    private ServerProcess launch(int port) throws IOException {
        String safe = durable ? "on" : "off";
        return ServerProcess.start(
                programs,
                data,
                port,
                List.of(
                        "listen_addresses=127.0.0.1",
                        // No socket in a folder that all users share; clients use TCP.
                        "unix_socket_directories=",
                        "timezone=UTC",
                        "max_connections=300",
                        "shared_buffers=64MB",
                        "fsync=" + safe,
                        "synchronous_commit=" + safe,
                        "full_page_writes=" + safe,
                        "lc_messages=C",
                        "log_checkpoints=off"));
    }

    /** The file from which initdb reads the superuser's password; it exists while the first start is under way. */
    private Path initialPassword() {
        return folder.path().resolve("postgres.initial");
    }

    private Connection superuser(ServerProcess server) throws SQLException {
        return DriverManager.getConnection(
                EmbeddedDatabase.jdbcUrl(server.port(), "postgres"),
                DatabasePasswords.SUPERUSER,
                passwords.superuser());
    }
}
