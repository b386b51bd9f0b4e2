package dev.courant.ingest.replay;

import dev.courant.ingest.backlog.EndedLinks;
import dev.courant.ingest.scrape.ResultRecords;
import dev.courant.ingest.scrape.ScrapeResult;
import dev.courant.runtime.RateLimiter;
import dev.courant.runtime.kafka.Fencing;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.schemas.Link;
import dev.courant.schemas.Topics;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

/**
 * Writes links with their ends, and how far the recording has been worked through, in Kafka transactions: whenever the
 * replay is killed, the next one goes on without repeating or losing a record. There is one writer of a recording in a
 * cluster; a second one ends the first. Used by one thread.
 */
public final class ReplayWriter implements ReplaySink {
    /** The most articles that may wait to be enriched or stored when the next ones are written. */
    public static final int MOST_WAITING = 500;

    private static final int MOST_LINKS = 200;
    private static final int MOST_RECORDS = 5_000;

    /** Far below the timeout after which the broker aborts a transaction. */
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final String name;
    private final Topics topics;
    private final Producer<byte[], byte[]> producer;
    private final ReplayLog log;
    private final ArticleGate gate;
    private final ResultRecords results;
    private final RateLimiter limiter;
    private final boolean fromStart;
    private long openedAt = System.nanoTime();
    private boolean open;
    private int links;
    private int records;

    /**
     * How to write.
     *
     * @param rate the most articles per second; 0: no limit of its own
     * @param fromStart whether to begin anew what has been worked through already
     */
    public record Options(int rate, boolean fromStart) {}

    private ReplayWriter(
            String name,
            String role,
            KafkaClients clients,
            Options options,
            ReplayListener listener,
            InstantSource clock) {
        this.name = name;
        this.topics = clients.topics();
        this.results = new ResultRecords(topics, clients.recordLimit(), clock);
        this.limiter = new RateLimiter(options.rate());
        this.fromStart = options.fromStart();
        this.producer = clients.exclusiveProducer(role);
        this.log = new ReplayLog(clients, role);
        this.gate = new ArticleGate(clients, MOST_WAITING, listener::waiting);
    }

    /**
     * Opens the writer of a recording, and ends one that is at work.
     *
     * @param name the recording, for people
     * @param recordingId its identity
     * @param filter which of its records are worked through: each choice has its own progress
     * @param clients the cluster
     * @param options how to write
     * @param listener is told when the writer waits
     * @param clock the time
     * @return the writer
     * @throws KafkaException when Kafka fails
     */
    public static ReplayWriter open(
            String name,
            String recordingId,
            ReplayFilter filter,
            KafkaClients clients,
            Options options,
            ReplayListener listener,
            InstantSource clock) {
        String role = ReplayLog.role(recordingId, filter);
        ReplayWriter writer = new ReplayWriter(name, role, clients, options, listener, clock);
        try {
            writer.producer.initTransactions();
            return writer;
        } catch (RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    @Override
    public ReplayPosition begin() throws InterruptedException {
        gate.await();
        return fromStart ? ReplayPosition.start() : log.read().orElseGet(ReplayPosition::start);
    }

    @Override
    public ReplayedRecord write(ReplayedRecord record) throws InterruptedException {
        records++;
        return record.fate() instanceof ReplayedRecord.Ended ended ? write(record, ended) : record;
    }

    private ReplayedRecord write(ReplayedRecord record, ReplayedRecord.Ended ended) throws InterruptedException {
        Link link = ended.link();
        ResultRecords.Result result = results.of(ended.end(), link);
        if (result.ended() instanceof ScrapeResult.Found) {
            limiter.acquire();
        }
        unlessFenced(() -> {
            openTransaction();
            producer.send(EndedLinks.mark(KafkaClients.record(topics.links(), link.getHost(), link)));
            result.records().forEach(producer::send);
        });
        links++;
        return record.with(new ReplayedRecord.Ended(link, result.ended()));
    }

    @Override
    public void reached(ReplayPosition position) throws InterruptedException {
        boolean due = links >= MOST_LINKS
                || records >= MOST_RECORDS
                || open && System.nanoTime() - openedAt > LONGEST.toNanos();
        if (due || position.finished()) {
            unlessFenced(() -> commit(position));
            gate.await();
        }
    }

    private void commit(ReplayPosition position) {
        openTransaction();
        log.write(position, producer);
        producer.commitTransaction();
        open = false;
        links = 0;
        records = 0;
    }

    private void openTransaction() {
        if (!open) {
            producer.beginTransaction();
            open = true;
            openedAt = System.nanoTime();
        }
    }

    private void unlessFenced(Runnable work) {
        Fencing.orExplain(
                work, "another replay of " + name + " has begun and goes on where this one stopped, which ends now");
    }

    /** What was not committed is aborted, by the broker after a while if it cannot be done now. */
    @Override
    public void close() {
        try (gate;
                log;
                producer) {
            if (open) {
                producer.abortTransaction();
            }
        } catch (KafkaException e) {
            // Whoever fenced this writer has aborted its transaction.
        }
    }
}
