package dev.courant.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/**
 * Starts the PostgreSQL server of a data folder.
 *
 * @param folder the data folder
 * @param data the folder in it that is the server's
 * @param durable whether what is committed survives a power cut
 * @param passwords of its users
 */
record DatabaseServer(DataFolder folder, Path data, boolean durable, DatabasePasswords passwords) {
    /** Long enough for the recovery of a server that was killed while it wrote much. */
    private static final Duration STARTUP = Duration.ofMinutes(1);

    /** Whether the server's folder was initialized before. */
    boolean exists() {
        return Files.exists(data.resolve("PG_VERSION"));
    }

    /** Removes what a first start that failed or was killed has left behind: nothing of it can be used. */
    void removeUnfinished() throws IOException {
        if (Files.exists(initialPassword())) {
            DataFolder.delete(data);
            Files.delete(initialPassword());
        }
    }

    /** Starts the server, which is initialized the first time, with the role of the services. */
    EmbeddedPostgres start() throws IOException, SQLException {
        EmbeddedPostgres server = launch();
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
    void secure() throws IOException, SQLException {
        AccessRules.trustSuperuser(data);
        EmbeddedPostgres server = launch();
        try (server;
                Connection superuser = superuser(server)) {
            ApplicationRole.setPassword(superuser, DatabasePasswords.SUPERUSER, passwords.superuser());
        }
        AccessRules.requirePassword(data);
    }

    private EmbeddedPostgres launch() throws IOException {
        if (!exists()) {
            PrivateFiles.write(initialPassword(), passwords.superuser() + "\n");
        }
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(Binaries.folder(folder, System.getenv()))
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                // The library passes these as they are to initdb, after "-A trust", and the last one counts.
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", initialPassword().toString())
                .setPGStartupWait(STARTUP)
                .setConnectConfig("password", passwords.superuser())
                .setServerConfig("shared_buffers", "64MB")
                // The library passes -F, which is fsync=off, and the last one counts again; and it sets
                // synchronous_commit=off, with which a commit is on disk only some time later.
                .setServerConfig("fsync", durable ? "on" : "off")
                .setServerConfig("synchronous_commit", durable ? "on" : "off")
                .setServerConfig("full_page_writes", durable ? "on" : "off")
                // No socket in a folder that all users share; clients use TCP.
                .setServerConfig("unix_socket_directories", "")
                .start();
        Files.deleteIfExists(initialPassword());
        return server;
    }

    /** The file from which initdb reads the superuser's password; it exists while the first start is under way. */
    private Path initialPassword() {
        return folder.path().resolve("postgres.initial");
    }

    private Connection superuser(EmbeddedPostgres server) throws SQLException {
        return server.getDatabase(DatabasePasswords.SUPERUSER, "postgres", Map.of("password", passwords.superuser()))
                .getConnection();
    }
}
