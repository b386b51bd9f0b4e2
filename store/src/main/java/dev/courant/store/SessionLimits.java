package dev.courant.store;

import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;

/**
 * The time limits of database sessions. A process may freeze at any moment, also while its transaction holds the locks
 * that all others need; the server then rolls it back, and the others proceed. Each limit is longer than the one
 * before:
 *
 * <ul>
 *   <li>10 s without a statement in an open transaction. Between statements the sink only composes the next one.
 *   <li>30 s for a lock, so that who waits for a frozen process gets the lock rather than an error.
 *   <li>60 s for a statement, waiting included. Statements write one article, or the links of one batch.
 *   <li>90 s for an answer, in case the server or the network between is gone without a word.
 * </ul>
 *
 * <p>{@code tcp_user_timeout} closes the session of a process that froze in the middle of reading a result.
 *
 * <p>Sessions that only read have a limit for statements of their own, and cannot write. Stateless.
 */
final class SessionLimits {
    private static final String ON_CONNECT = """
            set idle_in_transaction_session_timeout = '10s';
            set tcp_user_timeout = '10s';
            set lock_timeout = '30s';
            set statement_timeout = '60s'""";
    private static final String READ_ONLY = """
            set idle_in_transaction_session_timeout = '10s';
            set tcp_user_timeout = '10s';
            set default_transaction_read_only = on;
            set statement_timeout = %d""";
    private static final long ANSWER_SECONDS = 90;
    private static final long ANSWER_MARGIN_SECONDS = 5;

    /** The least that the pool takes. */
    private static final long MIN_CONNECT_MILLIS = 250;

    private SessionLimits() {}

    /** Sets the limits of all connections of a pool. Those of the driver may be replaced by parameters of the URL. */
    static void apply(HikariConfig config) {
        apply(config, ON_CONNECT, ANSWER_SECONDS);
    }

    /** Sets the limits of all connections of a pool that only reads. */
    static void applyReadOnly(HikariConfig config, Duration statement) {
        config.setConnectionTimeout(Math.max(MIN_CONNECT_MILLIS, statement.toMillis()));
        apply(config, READ_ONLY.formatted(statement.toMillis()), statement.toSeconds() + ANSWER_MARGIN_SECONDS);
    }

    private static void apply(HikariConfig config, String onConnect, long answerSeconds) {
        config.setConnectionInitSql(onConnect);
        config.addDataSourceProperty("socketTimeout", Long.toString(answerSeconds));
        config.addDataSourceProperty("tcpKeepAlive", "true");
    }
}
