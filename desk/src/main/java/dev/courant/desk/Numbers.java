package dev.courant.desk;

import dev.courant.store.Database;
import dev.courant.store.query.Stats;
import dev.courant.store.query.StatsQuery;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The numbers, read once for all who ask at about the same time. Counting costs more the more there is, so it is left
 * alone for ten times as long as it took: never more than a tenth of a connection. Thread-safe.
 */
final class Numbers {
    private static final int REST = 10;

    private final StatsQuery query;
    private final long freshNanos;
    private @Nullable Stats last;
    private long staleAt;

    Numbers(Database database, Duration fresh) {
        this.query = new StatsQuery(database);
        this.freshNanos = fresh.toNanos();
    }

    synchronized Stats now() {
        long asked = System.nanoTime();
        if (last != null && asked - staleAt < 0) {
            return last;
        }
        Stats read = query.read();
        long answered = System.nanoTime();
        staleAt = answered + Math.max(freshNanos, REST * (answered - asked));
        last = read;
        return read;
    }
}
