package dev.courant.ingest.scrape;

import dev.courant.ingest.IngestMetrics;
import dev.courant.ingest.archive.ExchangeArchive;
import dev.courant.ingest.backlog.LinkBacklog;
import dev.courant.ingest.backlog.LinkTask;
import dev.courant.ingest.scrape.ScrapeResult.Dropped;
import dev.courant.ingest.scrape.ScrapeResult.Ended;
import dev.courant.ingest.scrape.ScrapeResult.Found;
import dev.courant.recording.warc.HttpCapture;
import dev.courant.runtime.kafka.DeadLetter;
import dev.courant.runtime.kafka.DeadLetters;
import dev.courant.runtime.kafka.RecordLimit;
import dev.courant.schemas.Link;
import dev.courant.schemas.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads links, and writes how they end. A link has ended when Kafka has that, and the archive on disk what led to its
 * article. Thread-safe.
 */
final class LinkResults {
    private final Topics topics;
    private final LinkBacklog backlog;
    private final Producer<byte[], byte[]> producer;
    private final ResultRecords results;
    private final ExchangeArchive archive;
    private final InstantSource clock;
    private final DeadLetters deadLetters;
    private final IngestMetrics metrics;
    private final Runnable sites;
    private final AtomicReference<@Nullable Exception> sendFailure = new AtomicReference<>();

    /** @param sites writes what is due of hosts: before each result, so that it is in Kafka when the link has ended */
    LinkResults(
            Topics topics,
            LinkBacklog backlog,
            Producer<byte[], byte[]> producer,
            RecordLimit limit,
            ExchangeArchive archive,
            InstantSource clock,
            IngestMetrics metrics,
            Runnable sites) {
        this.topics = topics;
        this.backlog = backlog;
        this.producer = producer;
        this.results = new ResultRecords(topics, limit, clock);
        this.archive = archive;
        this.clock = clock;
        this.deadLetters = new DeadLetters(topics, DeadLetters.Step.SCRAPE, clock, limit);
        this.metrics = metrics;
        this.sites = sites;
    }

    /** Reads a link that is being tried. */
    Link link(LinkTask task) {
        return topics.links()
                .values()
                .deserializer()
                .deserialize(task.record().topic(), task.record().value());
    }

    /**
     * Writes and counts how a link ended.
     *
     * @param captures the exchanges for its page
     * @param time how long it took, waiting for the host not included
     * @throws InterruptedException when interrupted while the archive has no room; nothing is written then
     */
    void write(Ended ended, Link link, List<HttpCapture> captures, LinkTask task, Duration time)
            throws InterruptedException {
        sites.run();
        ResultRecords.Result result = results.of(ended, link);
        int records = result.records().size();
        Runnable done;
        switch (result.ended()) {
            case Found found -> {
                done = end(task, records + 1);
                archive.keep(ArchivedLinks.of(link, found.article(), captures, clock.instant()), done);
                metrics.scraped(time);
            }
            case Dropped dropped -> {
                done = end(task, records);
                metrics.dropped(dropped.reason(), time);
            }
        }
        result.records().forEach(record -> send(record, done));
        task.settle();
    }

    /** Returns what ends a link when it has run several times: for each record, and for the archive. */
    private Runnable end(LinkTask task, int times) {
        AtomicInteger open = new AtomicInteger(times);
        return () -> {
            if (open.decrementAndGet() == 0) {
                finished(task);
            }
        };
    }

    /**
     * The step failed for the link. The letter goes first: it may be sent twice, but the link does not end without it.
     */
    void deadLetter(Throwable cause, LinkTask task) {
        DeadLetter dead = deadLetters.of(task.record(), cause);
        if (dead.outcome().isEmpty()) {
            send(dead.letter(), () -> finished(task));
        } else {
            send(dead.letter(), () -> {});
            send(results.of(dead.outcome().get()), () -> finished(task));
        }
        task.settle();
    }

    /**
     * Throws the failure of an earlier send, if there was one: links whose results were not written have not ended, and
     * are read again after a restart.
     */
    void failIfSendingFailed() throws Exception {
        Exception failure = sendFailure.get();
        if (failure != null) {
            throw failure;
        }
    }

    private void send(ProducerRecord<byte[], byte[]> result, Runnable sent) {
        producer.send(result, (metadata, failure) -> {
            if (failure == null) {
                sent.run();
            } else {
                sendFailure.set(failure);
            }
        });
    }

    private void finished(LinkTask task) {
        backlog.end(task);
    }
}
