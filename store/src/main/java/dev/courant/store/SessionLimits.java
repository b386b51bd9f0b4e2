package dev.courant.store;

import com.zaxxer.hikari.HikariConfig;

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
 * <p>{@code tcp_user_timeout} closes the session of a process that froze in the middle of reading a result. Stateless.
 */
final class SessionLimits {
    private static final String ON_CONNECT = """
            set idle_in_transaction_session_timeout = '10s';
            set tcp_user_timeout = '10s';
            set lock_timeout = '30s';
            set statement_timeout = '60s'""";
    private static final String ANSWER_SECONDS = "90";

    private SessionLimits() {}

    /** Sets the limits of all connections of a pool. Those of the driver may be replaced by parameters of the URL. */
    static void apply(HikariConfig config) {
        config.setConnectionInitSql(ON_CONNECT);
        config.addDataSourceProperty("socketTimeout", ANSWER_SECONDS);
        config.addDataSourceProperty("tcpKeepAlive", "true");
    }
}
