package dev.courant.store;

import dev.courant.runtime.CourantException;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections outside of the pool and without the limits of {@link SessionLimits}, for work that may take long:
 * migrations, whose lock is held by an otherwise idle transaction, backups and restores. Stateless and thread-safe.
 */
public final class DirectConnection {
    static final String APPLICATION = "courant";

    private DirectConnection() {}

    /**
     * Connects.
     *
     * @param settings where the database is
     * @return the connection, in autocommit mode
     * @throws CourantException when the database cannot be reached
     */
    public static Connection open(StoreSettings settings) {
        try {
            return source(settings).getConnection();
        } catch (SQLException e) {
            throw new CourantException(
                    "the database at " + settings.address() + " cannot be reached: "
                            + JdbcUrls.redact(String.valueOf(e.getMessage())),
                    e);
        }
    }

    static PGSimpleDataSource source(StoreSettings settings) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(settings.jdbcUrl());
        if (!settings.user().isEmpty()) {
            source.setUser(settings.user());
            source.setPassword(settings.password());
        }
        source.setApplicationName(APPLICATION);
        return source;
    }
}
