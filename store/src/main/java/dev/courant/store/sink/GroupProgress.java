package dev.courant.store.sink;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Kafka how far the rows reach, for those who ask it for the lag of the group: tools of operators, and a replay
 * that must not crowd out live articles. Where reading goes on is decided by the offsets in the database alone. Used by
 * the thread of the consumer.
 */
final class GroupProgress {
    private static final Logger log = LoggerFactory.getLogger(GroupProgress.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final Consumer<?, ?> consumer;
    private long toldAt = System.nanoTime() - INTERVAL.toNanos();

    GroupProgress(Consumer<?, ?> consumer) {
        this.consumer = consumer;
    }

    /**
     * Tells it, now and then, when all that was read is in the database. A commit that fails, as during a rebalance, is
     * made good by the next.
     */
    void tell() {
        long now = System.nanoTime();
        if (TimeUnit.NANOSECONDS.toMillis(now - toldAt) >= INTERVAL.toMillis()) {
            consumer.commitAsync((positions, failure) -> {
                if (failure != null) {
                    log.debug("event=progress_not_told cause=\"{}\"", failure.toString());
                }
            });
            toldAt = now;
        }
    }
}
