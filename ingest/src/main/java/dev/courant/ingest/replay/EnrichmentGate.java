package dev.courant.ingest.replay;

import dev.courant.runtime.kafka.GroupLag;
import dev.courant.runtime.kafka.KafkaClients;
import java.util.concurrent.TimeUnit;

/**
 * Holds a replay back while many articles wait to be enriched. A live article queues behind no more than those, which
 * take about a second. Used by one thread.
 */
final class EnrichmentGate implements AutoCloseable {
    private static final long PAUSE_MILLIS = 100;

    private final GroupLag lag;
    private final int most;
    private final ReplayListener listener;

    /** @param most the most articles that may wait when the next ones are written */
    EnrichmentGate(KafkaClients clients, int most, ReplayListener listener) {
        this.most = most;
        this.lag = new GroupLag(clients, "enrich", clients.topics().articles().name());
        this.listener = listener;
    }

    /** Waits until few enough articles wait. */
    void await() throws InterruptedException {
        for (long waiting = lag.records(); waiting > most; waiting = lag.records()) {
            listener.waiting(waiting);
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    @Override
    public void close() {
        lag.close();
    }
}
