package dev.courant.ingest.reextract;

import dev.courant.ingest.replay.ArticleGate;
import dev.courant.ingest.replay.ReplayWriter;
import dev.courant.runtime.kafka.Fencing;
import dev.courant.runtime.kafka.KafkaClients;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Writes new revisions in transactions, and no more of them than live articles need not wait for. There is one writer
 * in a cluster; a second one ends the first. Used by one thread.
 */
public final class RevisionWriter implements AutoCloseable {
    private static final int MOST_ARTICLES = 200;

    /** Far below the timeout after which the broker aborts a transaction. */
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Producer<byte[], byte[]> producer;
    private final ArticleGate gate;
    private long openedAt;
    private int uncommitted;

    private RevisionWriter(KafkaClients clients, LongConsumer waits) {
        this.producer = clients.exclusiveProducer("re-extract");
        this.gate = new ArticleGate(clients, ReplayWriter.MOST_WAITING, waits);
    }

    /**
     * Opens the writer, and ends one that is at work.
     *
     * @param clients the cluster
     * @param waits is told how many articles wait to be enriched or stored while the writer waits for them
     * @return the writer
     * @throws KafkaException when Kafka fails
     */
    public static RevisionWriter open(KafkaClients clients, LongConsumer waits) {
        RevisionWriter writer = new RevisionWriter(clients, waits);
        try {
            writer.producer.initTransactions();
            return writer;
        } catch (RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    /**
     * Writes the records of an article. Others see them when they are committed, which {@link #commitWhenDue} decides.
     */
    void write(List<ProducerRecord<byte[], byte[]>> records) {
        unlessFenced(() -> {
            if (uncommitted == 0) {
                producer.beginTransaction();
                openedAt = System.nanoTime();
            }
            uncommitted++;
            for (ProducerRecord<byte[], byte[]> record : records) {
                // The commit fails when one of them does.
                var unused = producer.send(record);
            }
        });
    }

    /** Commits what has been waiting long enough, or is enough; called after each article, changed or not. */
    void commitWhenDue() throws InterruptedException {
        boolean old = uncommitted > 0 && System.nanoTime() - openedAt > LONGEST.toNanos();
        if (old || uncommitted >= MOST_ARTICLES) {
            commit();
        }
    }

    /** Commits what was written, and waits while too much is to be enriched or stored. */
    void commit() throws InterruptedException {
        if (uncommitted > 0) {
            unlessFenced(producer::commitTransaction);
            uncommitted = 0;
            gate.await();
        }
    }

    private static void unlessFenced(Runnable work) {
        Fencing.orExplain(work, "another re-extraction has begun to write, and ends this one");
    }

    /** What was not committed is aborted, by the broker after a while if it cannot be done now. */
    @Override
    public void close() {
        try (gate;
                producer) {
            if (uncommitted > 0) {
                producer.abortTransaction();
            }
        } catch (KafkaException e) {
            // Whoever fenced this writer has aborted its transaction.
        }
    }
}
