package dev.courant.store.sink;

import java.sql.SQLException;
import java.util.Set;
import org.apache.kafka.common.errors.SerializationException;
import org.jdbi.v3.core.statement.StatementException;

/** Classifies failures of writing records to the database. Stateless. */
final class WriteFailures {
    /** SQLSTATE classes: data exceptions, violated constraints, exceeded limits of the database. */
    private static final Set<String> CLASSES = Set.of("22", "23", "54");

    private WriteFailures() {}

    /** Whether the failure recurs whenever the record is retried. */
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
