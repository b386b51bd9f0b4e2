package dev.courant.desk;

import dev.courant.store.Database;
import dev.courant.store.query.DeadLetterFilter;
import dev.courant.store.query.DeadLetterQuery;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers requests for dead letters. Thread-safe. */
final class DeadLetterApi {
    private static final String OPEN = "OPEN";
    private static final String ALL = "ALL";
    private static final List<String> STATES = List.of(OPEN, "RETRIED", "DISCARDED", ALL);
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final DeadLetterQuery query;

    DeadLetterApi(Database database) {
        this.query = new DeadLetterQuery(database);
    }

    void list(Context context) {
        DeadLetterFilter filter = new DeadLetterFilter(
                state(context),
                Api.given(context, "step"),
                Api.given(context, "cause"),
                time(context, "since"),
                time(context, "until"),
                Api.limit(context));
        context.json(Map.of("letters", query.list(filter), "totals", query.totals(), "steps", query.steps()));
    }

    /** Returns the state; open ones unless another is given, null for all. */
    private static @Nullable String state(Context context) {
        String given = Api.given(context, "state");
        String state = given == null ? OPEN : given.toUpperCase(Locale.ROOT);
        if (!STATES.contains(state)) {
            throw new BadRequestResponse("state=" + given + ": write OPEN, RETRIED, DISCARDED or ALL");
        }
        return state.equals(ALL) ? null : state;
    }

    private static @Nullable Instant time(Context context, String parameter) {
        String given = Api.given(context, parameter);
        try {
            Instant time = given == null ? null : Instant.parse(given);
            if (time == null || time.isAfter(Instant.EPOCH) && time.isBefore(LATEST)) {
                return time;
            }
        } catch (DateTimeException e) {
            // Refused below, like a time out of range.
        }
        throw new BadRequestResponse(parameter + "=" + given + ": write a time such as 2026-11-01T06:00:00Z");
    }
}
