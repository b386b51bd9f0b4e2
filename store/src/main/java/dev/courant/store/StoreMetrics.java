package dev.courant.store;

import dev.courant.store.query.DeadLetterQuery;
import dev.courant.store.query.DeadLetterTotals;
import dev.courant.store.query.StatsQuery;
import dev.courant.store.query.Totals;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToDoubleFunction;

/**
 * The invariant as metrics: {@code courant_links{state}} for each of its terms and {@code courant_links_invariant}, 1
 * while it holds. All are read from one snapshot, at most once a second. While the database does not answer within a
 * second they are NaN, and the other metrics are served.
 */
public final class StoreMetrics {
    private static final long FRESH_NANOS = 1_000_000_000L;

    private static final long PATIENCE_MILLIS = 1_000;

    private final StatsQuery query;
    private final DeadLetterQuery letterQuery;
    private CompletableFuture<Reading> reading;
    private long startedAt;

    private record Reading(Totals totals, DeadLetterTotals letters) {}

    private StoreMetrics(StatsQuery query, DeadLetterQuery letterQuery) {
        this.query = query;
        this.letterQuery = letterQuery;
        this.reading = read();
    }

    /**
     * Registers the metrics.
     *
     * @param registry receives the metrics
     * @param database the database to read
     */
    public static void register(MeterRegistry registry, Database database) {
        StoreMetrics metrics = new StoreMetrics(new StatsQuery(database), new DeadLetterQuery(database));
        metrics.links(registry, "discovered", Totals::discovered);
        metrics.links(registry, "stored", Totals::stored);
        metrics.links(registry, "duplicate", Totals::duplicate);
        metrics.links(registry, "dropped", Totals::dropped);
        metrics.links(registry, "pending", Totals::pending);
        metrics.gauge(
                registry,
                Gauge.builder(
                        "courant.links.invariant",
                        metrics,
                        m -> m.value(now -> now.totals().holds() ? 1 : 0)));
        metrics.gauge(
                registry,
                Gauge.builder(
                        "courant.dead.letters",
                        metrics,
                        m -> m.value(now -> now.totals().deadLetters())));
        metrics.letters(registry, "retried", DeadLetterTotals::retried);
        metrics.letters(registry, "discarded", DeadLetterTotals::discarded);
    }

    private void links(MeterRegistry registry, String state, ToDoubleFunction<Totals> value) {
        gauge(
                registry,
                Gauge.builder("courant.links", this, m -> m.value(now -> value.applyAsDouble(now.totals())))
                        .tag("state", state));
    }

    private void letters(MeterRegistry registry, String resolution, ToDoubleFunction<DeadLetterTotals> value) {
        gauge(
                registry,
                Gauge.builder(
                                "courant.dead.letters.resolved",
                                this,
                                m -> m.value(now -> value.applyAsDouble(now.letters())))
                        .tag("resolution", resolution));
    }

    private void gauge(MeterRegistry registry, Gauge.Builder<StoreMetrics> gauge) {
        Gauge unused = gauge.strongReference(true).register(registry);
    }

    private double value(ToDoubleFunction<Reading> value) {
        try {
            return value.applyAsDouble(latest().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            return Double.NaN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Double.NaN;
        }
    }

    /** Never starts a query while another runs: a database that hangs is asked once. */
    private synchronized CompletableFuture<Reading> latest() {
        if (reading.isDone() && System.nanoTime() - startedAt > FRESH_NANOS) {
            reading = read();
        }
        return reading;
    }

    private CompletableFuture<Reading> read() {
        startedAt = System.nanoTime();
        return CompletableFuture.supplyAsync(
                () -> new Reading(query.totals(), letterQuery.totals()),
                task -> Thread.ofVirtual().name("courant-store-metrics").start(task));
    }
}
