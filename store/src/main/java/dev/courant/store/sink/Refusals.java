package dev.courant.store.sink;

import java.sql.SQLException;
import java.util.Set;
import org.apache.kafka.common.errors.SerializationException;
import org.jdbi.v3.core.statement.StatementException;

/** Tells failures that recur however often a record is retried. Stateless. */
final class Refusals {
    /** SQLSTATE classes: data exceptions, violated constraints, exceeded limits of the database. */
    private static final Set<String> CLASSES = Set.of("22", "23", "54");

    private Refusals() {}

    static boolean isPermanent(Throwable failure) {
        return failure instanceof SerializationException
                || failure instanceof StatementException
                        && failure.getCause() instanceof SQLException refused
                        && refused.getSQLState() != null
                        && CLASSES.contains(refused.getSQLState().substring(0, 2));
    }

    /** Returns the database's own error, without the statement and its arguments. */
    static Throwable cause(Throwable failure) {
        return failure instanceof StatementException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
