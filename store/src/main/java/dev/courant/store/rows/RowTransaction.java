package dev.courant.store.rows;

import dev.courant.schemas.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** One database transaction, and the outcomes that are decided in it. Used by one thread. */
final class RowTransaction {
    private final Handle handle;
    private final Instant now;
    private final List<Outcome> decided = new ArrayList<>();
    private final List<Outcome> unpublished = new ArrayList<>();

    RowTransaction(Handle handle, Instant now) {
        this.handle = handle;
        this.now = now;
    }

    Handle handle() {
        return handle;
    }

    Instant now() {
        return now;
    }

    /** Adds an outcome that follows from the rows; {@link LinkRows} writes it to the ledger. */
    void decide(Outcome outcome) {
        decided.add(outcome);
    }

    List<Outcome> decided() {
        return decided;
    }

    /** Adds outcomes that are in force in the ledger but not in Kafka yet. */
    void publish(List<Outcome> outcomes) {
        unpublished.addAll(outcomes);
    }

    List<Outcome> unpublished() {
        return unpublished;
    }
}
