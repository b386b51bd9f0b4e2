package dev.courant.desk;

import dev.courant.store.Database;
import dev.courant.store.query.Stats;
import dev.courant.store.query.StatsQuery;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Caches the statistics for all requests within a short time. Counting gets slower with the number of rows, so a result
 * is kept for at least ten times as long as its query took: the queries use a tenth of a connection at most.
 * Thread-safe.
 */
final class CachedStats {
    private static final int KEPT_FACTOR = 10;

    private final StatsQuery query;
    private final long freshNanos;
    private @Nullable Stats last;
    private long staleAt;

    CachedStats(Database database, Duration fresh) {
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
        staleAt = answered + Math.max(freshNanos, KEPT_FACTOR * (answered - asked));
        last = read;
        return read;
    }
}
