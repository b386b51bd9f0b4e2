package dev.courant.bench.replaying;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Counts the stored articles of an all-in-one pipeline in its database. Used by one thread. */
final class StoredArticles implements AutoCloseable {
    private static final String USER = "courant";

    private final Connection connection;
    private final PreparedStatement query;

    private StoredArticles(Connection connection) throws SQLException {
        this.connection = connection;
        this.query =
                connection.prepareStatement("select coalesce(sum(total), 0) from link_total where name = 'STORED'");
    }

    /**
     * Connects.
     *
     * @param port the port of the database
     * @param passwords the file of its passwords, as psql takes it
     */
    static StoredArticles of(int port, Path passwords) throws IOException, SQLException {
        String password = Files.readAllLines(passwords).stream()
                .map(line -> line.split(":", 5))
                .filter(parts -> parts.length == 5 && parts[3].equals(USER))
                .map(parts -> parts[4])
                .findFirst()
                .orElseThrow(() -> new IOException(passwords + " has no password of " + USER));
        return new StoredArticles(
                DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, password));
    }

    long count() throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
