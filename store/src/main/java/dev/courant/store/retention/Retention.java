package dev.courant.store.retention;

import dev.courant.runtime.Loop;
import dev.courant.store.Database;
import dev.courant.store.retention.Expiry.Removed;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the database within its retention. Every instance of the store may run it: batches exclude each other. Between
 * two batches it rests for several times as long as the batch took, so that the sink keeps most of the database's time.
 */
public final class Retention {
    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    /** Articles with a megabyte of rows; the sink waits for about a tenth of a second. */
    private static final int BATCH = 200;

    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final int REST = 4;

    private final Expiry expiry;
    private final MeterRegistry registry;

    private Retention(Expiry expiry, MeterRegistry registry) {
        this.expiry = expiry;
        this.registry = registry;
    }

    /**
     * Starts to remove old rows.
     *
     * @param database the database; stays open
     * @param settings how long rows are kept
     * @param clock the time
     * @param registry counts the removed rows in {@code courant.rows.removed}
     * @return the running component
     */
    public static Loop start(
            Database database, RetentionSettings settings, InstantSource clock, MeterRegistry registry) {
        Retention retention = new Retention(new Expiry(database, settings, clock, BATCH), registry);
        return Loop.start("retention", retention::run);
    }

    private void run(Loop.Running running) throws InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        running.onStop(stop::countDown);
        long workAt = System.nanoTime();
        long sum = 0;
        do {
            long started = System.nanoTime();
            if (started - workAt >= 0) {
                int rows = removeBatch();
                sum += rows;
                long ended = System.nanoTime();
                workAt = ended + (rows > 0 ? REST * (ended - started) : INTERVAL.toNanos());
                if (rows == 0 && sum > 0) {
                    log.info("event=old_rows_removed rows={}", sum);
                    sum = 0;
                }
            }
            running.ready();
        } while (!stop.await(Math.min(workAt - System.nanoTime(), LONGEST_WAIT.toNanos()), TimeUnit.NANOSECONDS));
    }

    private int removeBatch() {
        List<Removed> removed = expiry.removeBatch();
        removed.forEach(kind -> registry.counter(
                        "courant.rows.removed", "kind", kind.kind().name().toLowerCase(Locale.ROOT))
                .increment(kind.rows()));
        return removed.stream().mapToInt(Removed::rows).sum();
    }
}
