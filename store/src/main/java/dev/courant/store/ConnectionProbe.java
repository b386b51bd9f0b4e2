package dev.courant.store;

import dev.courant.runtime.Health;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Asks the database whether it answers, on a connection of its own: the pool waits for half a minute, and may be empty
 * only because it is busy. Takes two seconds at most. Thread-safe.
 */
final class ConnectionProbe implements AutoCloseable {
    private static final int ANSWER_SECONDS = 1;
    private static final int CONNECT_SECONDS = 2;

    private final PGSimpleDataSource source;
    private @Nullable Connection connection;

    /** @param source where the database is; its timeouts are replaced */
    ConnectionProbe(PGSimpleDataSource source) {
        this.source = source;
        source.setLoginTimeout(CONNECT_SECONDS);
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(CONNECT_SECONDS);
    }

    /** Returns whether the database answers. */
    synchronized Health check() {
        try {
            if (connection == null) {
                connection = source.getConnection();
            }
            if (connection.isValid(ANSWER_SECONDS)) {
                return Health.UP;
            }
            close();
            return Health.down("the database does not answer");
        } catch (SQLException e) {
            close();
            return Health.down(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    @Override
    public synchronized void close() {
        try (Connection closing = connection) {
            connection = null;
        } catch (SQLException e) {
            // It is of no use any more, which is why it is closed.
        }
    }
}
