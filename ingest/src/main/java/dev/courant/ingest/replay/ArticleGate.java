package dev.courant.ingest.replay;

import dev.courant.runtime.kafka.GroupLag;
import dev.courant.runtime.kafka.KafkaClients;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * Holds back who writes many articles while many wait to be enriched or stored. A live article queues behind no more
 * than those, which take some seconds. A cluster that no store has ever read from is one whose articles are only
 * enriched. Used by one thread.
 */
public final class ArticleGate implements AutoCloseable {
    private static final long PAUSE_MILLIS = 100;

    private final GroupLag enrich;
    private final GroupLag store;
    private final int most;
    private final LongConsumer waits;

    /**
     * Opens the gate.
     *
     * @param clients the cluster
     * @param most the most articles that may wait when the next ones are written
     * @param waits is told how many wait, as long as they are too many
     */
    public ArticleGate(KafkaClients clients, int most, LongConsumer waits) {
        this.most = most;
        this.enrich =
                new GroupLag(clients, "enrich", clients.topics().articles().name());
        this.store = new GroupLag(clients, "store", clients.topics().enriched().name());
        this.waits = waits;
    }

    /**
     * Waits until few enough articles wait.
     *
     * @throws InterruptedException when interrupted
     */
    public void await() throws InterruptedException {
        for (long waiting = waiting(); waiting > most; waiting = waiting()) {
            waits.accept(waiting);
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private long waiting() throws InterruptedException {
        return enrich.records() + store.recordsIfRead().orElse(0);
    }

    @Override
    public void close() {
        try (enrich) {
            store.close();
        }
    }
}
