package dev.courant.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.courant.runtime.Component;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.Health;
import java.time.Duration;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/** The database, whose tables are migrated to the present version when it is opened. Thread-safe. */
public final class Database implements Component {
    private static final int CONNECT_TIMEOUT_MILLIS = 30_000;

    private final HikariDataSource pool;
    private final ConnectionProbe probe;
    private final Jdbi jdbi;

    private Database(HikariDataSource pool, ConnectionProbe probe) {
        this.pool = pool;
        this.probe = probe;
        this.jdbi = Jdbi.create(pool);
    }

    /**
     * Connects and migrates. Several services may do so at the same time.
     *
     * @param settings how to reach it
     * @return the open database
     * @throws CourantException when it cannot be reached or migrated
     */
    public static Database open(StoreSettings settings) {
        return open(settings, SessionLimits::apply);
    }

    /**
     * Connects and migrates; after that the database can only be read. Otherwise as {@link #open(StoreSettings)}.
     *
     * @param settings how to reach it
     * @param statement the longest time for one statement
     * @return the open database
     * @throws CourantException when it cannot be reached or migrated
     */
    public static Database openReadOnly(StoreSettings settings, Duration statement) {
        return open(settings, config -> SessionLimits.applyReadOnly(config, statement));
    }

    private static Database open(StoreSettings settings, Consumer<HikariConfig> limits) {
        HikariDataSource pool = connect(settings, limits);
        try {
            Migrations.migrate(settings);
            return new Database(pool, new ConnectionProbe(DirectConnection.source(settings)));
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /** {@return access for the statements of this module} */
    public Jdbi jdbi() {
        return jdbi;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Health check() {
        return probe.check();
    }

    @Override
    public void close() {
        probe.close();
        pool.close();
    }

    private static HikariDataSource connect(StoreSettings settings, Consumer<HikariConfig> limits) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("courant");
        config.setJdbcUrl(settings.jdbcUrl());
        if (!settings.user().isEmpty()) {
            config.setUsername(settings.user());
            config.setPassword(settings.password());
        }
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(1);
        config.setInitializationFailTimeout(CONNECT_TIMEOUT_MILLIS);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", DirectConnection.APPLICATION);
        limits.accept(config);
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            throw new CourantException(
                    "the database at " + settings.address() + " cannot be reached: " + JdbcUrls.redact(rootMessage(e)),
                    e);
        }
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
