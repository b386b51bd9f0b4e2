package dev.courant.desk;

import dev.courant.schemas.Outcomes;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests that failed: the status, and the reason as {@code {"error": …}}. Stateless. Nothing here throws:
 * Javalin would handle that as a further failure of the same request, again and again.
 */
final class Failures {
    private static final Logger log = LoggerFactory.getLogger(DeskServer.class);
    private static final int INTERNAL_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    /** PostgreSQL's state of a statement that it cancelled. */
    private static final String CANCELLED = "57014";

    /** What states of lost connections begin with. */
    private static final String CONNECTION = "08";

    /** What states of a server that stops or starts begin with. */
    private static final String SHUTDOWN = "57P";

    private Failures() {}

    static void refuse(HttpResponseException refusal, Context context) {
        unlessGone(() -> answer(context, refusal.getStatus(), String.valueOf(refusal.getMessage())));
    }

    static void fail(Exception failure, Context context) {
        unlessGone(() -> explain(failure, context));
    }

    /** A request whose connection has ended, as all do when the server stops, can be neither read nor answered. */
    private static void unlessGone(Runnable answer) {
        try {
            answer.run();
        } catch (RuntimeException gone) {
            log.debug("event=request_gone cause=\"{}\"", Outcomes.detail(gone));
        }
    }

    private static void explain(Exception failure, Context context) {
        String state = sqlState(failure);
        if (state.equals(CANCELLED)) {
            unavailable(
                    context,
                    failure,
                    "the query took longer than COURANT_DESK_QUERY_TIMEOUT allows: ask for less of it");
        } else if (state.startsWith(CONNECTION) || state.startsWith(SHUTDOWN)) {
            unavailable(context, failure, "the database does not answer: try again");
        } else {
            log.error("event=request_failed path={}", context.path(), failure);
            answer(context, INTERNAL_ERROR, "the newsdesk failed to answer; see its log for the cause");
        }
    }

    private static void unavailable(Context context, Exception failure, String reason) {
        log.warn(
                "event=request_failed path={} reason=\"{}\" cause=\"{}\"",
                context.path(),
                reason,
                Outcomes.detail(failure));
        answer(context, UNAVAILABLE, reason);
    }

    private static void answer(Context context, int status, String reason) {
        context.status(status).json(Map.of("error", reason));
    }

    /** Returns the SQLSTATE of the database error among the causes; empty if there is none. */
    private static String sqlState(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst()
                .map(Failures::stateOf)
                .orElse("");
    }

    /** An exhausted pool has no SQLSTATE. */
    private static String stateOf(SQLException failure) {
        return failure instanceof SQLTransientConnectionException
                ? CONNECTION
                : Objects.requireNonNullElse(failure.getSQLState(), "");
    }
}
