package dev.courant.ingest.replay;

import dev.courant.runtime.kafka.GroupLag;
import dev.courant.runtime.kafka.KafkaClients;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * Holds back who writes many articles while many wait to be enriched. A live article queues behind no more than those,
 * which take about a second. Used by one thread.
 */
public final class EnrichmentGate implements AutoCloseable {
    private static final long PAUSE_MILLIS = 100;

    private final GroupLag lag;
    private final int most;
    private final LongConsumer waits;

    /**
     * Opens the gate.
     *
     * @param clients the cluster
     * @param most the most articles that may wait when the next ones are written
     * @param waits is told how many wait, as long as they are too many
     */
    public EnrichmentGate(KafkaClients clients, int most, LongConsumer waits) {
        this.most = most;
        this.lag = new GroupLag(clients, "enrich", clients.topics().articles().name());
        this.waits = waits;
    }

    /**
     * Waits until few enough articles wait.
     *
     * @throws InterruptedException when interrupted
     */
    public void await() throws InterruptedException {
        for (long waiting = lag.records(); waiting > most; waiting = lag.records()) {
            waits.accept(waiting);
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    @Override
    public void close() {
        lag.close();
    }
}
