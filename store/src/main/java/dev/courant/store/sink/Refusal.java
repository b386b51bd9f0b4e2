package dev.courant.store.sink;

import java.sql.SQLException;
import java.util.Set;
import org.apache.kafka.common.errors.SerializationException;
import org.jdbi.v3.core.statement.StatementException;

/** Failures that come again however often a record is tried. Stateless. */
final class Refusal {
    /** SQLSTATE classes: data exceptions, violated constraints, more than a limit of the database allows. */
    private static final Set<String> CLASSES = Set.of("22", "23", "54");

    private Refusal() {}

    static boolean isOfTheRecord(Throwable failure) {
        return failure instanceof SerializationException
                || failure instanceof StatementException
                        && failure.getCause() instanceof SQLException refused
                        && refused.getSQLState() != null
                        && CLASSES.contains(refused.getSQLState().substring(0, 2));
    }

    /** The failure in the database's own words, without the statement and its arguments. */
    static Throwable cause(Throwable failure) {
        return failure instanceof StatementException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
