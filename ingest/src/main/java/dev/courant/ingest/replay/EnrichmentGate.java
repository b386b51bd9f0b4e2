package dev.courant.ingest.replay;

import dev.courant.runtime.kafka.GroupLag;
import dev.courant.runtime.kafka.KafkaClients;
import java.util.concurrent.TimeUnit;

/**
 * Holds a replay back while many articles wait to be enriched. A live article queues behind no more than those, which
 * take about a second. Used by one thread.
 */
final class EnrichmentGate implements AutoCloseable {
    /** The most articles that may wait when the next ones are written. */
    static final int MOST_WAITING = 500;

    private static final long PAUSE_MILLIS = 100;

    private final GroupLag lag;
    private final ReplayListener listener;

    EnrichmentGate(KafkaClients clients, ReplayListener listener) {
        this.lag = new GroupLag(clients, "enrich", clients.topics().articles().name());
        this.listener = listener;
    }

    /** Waits until few enough articles wait. */
    void await() throws InterruptedException {
        for (long waiting = lag.records(); waiting > MOST_WAITING; waiting = lag.records()) {
            listener.waiting(waiting);
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    @Override
    public void close() {
        lag.close();
    }
}
