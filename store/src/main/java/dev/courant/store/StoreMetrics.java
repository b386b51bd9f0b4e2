package dev.courant.store;

import dev.courant.store.query.StatsQuery;
import dev.courant.store.query.Totals;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/**
 * The invariant as metrics: {@code courant_links{state}} for each of its terms and {@code courant_links_invariant}, 1
 * while it holds. All are read from one snapshot, at most once a second.
 */
public final class StoreMetrics {
    private static final long FRESH_NANOS = 1_000_000_000L;

    private final StatsQuery query;
    private Totals last;
    private long readAt;

    private StoreMetrics(StatsQuery query) {
        this.query = query;
        this.last = query.totals();
        this.readAt = System.nanoTime();
    }

    /**
     * Registers the metrics.
     *
     * @param registry receives the metrics
     * @param database the database to read
     */
    public static void register(MeterRegistry registry, Database database) {
        StoreMetrics metrics = new StoreMetrics(new StatsQuery(database));
        metrics.links(registry, "discovered", Totals::discovered);
        metrics.links(registry, "stored", Totals::stored);
        metrics.links(registry, "duplicate", Totals::duplicate);
        metrics.links(registry, "dropped", Totals::dropped);
        metrics.links(registry, "pending", Totals::pending);
        metrics.gauge(
                registry,
                Gauge.builder("courant.links.invariant", metrics, m -> m.now().holds() ? 1 : 0));
        metrics.gauge(
                registry,
                Gauge.builder("courant.dead.letters", metrics, m -> m.now().deadLetters()));
    }

    private void links(MeterRegistry registry, String state, ToDoubleFunction<Totals> value) {
        gauge(
                registry,
                Gauge.builder("courant.links", this, m -> value.applyAsDouble(m.now()))
                        .tag("state", state));
    }

    private void gauge(MeterRegistry registry, Gauge.Builder<StoreMetrics> gauge) {
        Gauge unused = gauge.strongReference(true).register(registry);
    }

    private synchronized Totals now() {
        if (System.nanoTime() - readAt > FRESH_NANOS) {
            last = query.totals();
            readAt = System.nanoTime();
        }
        return last;
    }
}
