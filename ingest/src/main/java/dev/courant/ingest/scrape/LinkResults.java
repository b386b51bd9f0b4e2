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
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.RecordLimit;
import dev.courant.schemas.Article;
import dev.courant.schemas.ExtractionReport;
import dev.courant.schemas.Link;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.Outcomes;
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
    /** The part of a record that is left to the tags and entities of the article. */
    private static final int SHARE_OF_TAGS = 4;

    private final Topics topics;
    private final LinkBacklog backlog;
    private final Producer<byte[], byte[]> producer;
    private final RecordLimit limit;
    private final ExchangeArchive archive;
    private final InstantSource clock;
    private final DeadLetters deadLetters;
    private final IngestMetrics metrics;
    private final AtomicReference<@Nullable Exception> sendFailure = new AtomicReference<>();

    LinkResults(
            Topics topics,
            LinkBacklog backlog,
            Producer<byte[], byte[]> producer,
            RecordLimit limit,
            ExchangeArchive archive,
            InstantSource clock,
            IngestMetrics metrics) {
        this.topics = topics;
        this.backlog = backlog;
        this.producer = producer;
        this.limit = limit;
        this.archive = archive;
        this.clock = clock;
        this.deadLetters = new DeadLetters(topics, DeadLetters.Step.SCRAPE, clock, limit);
        this.metrics = metrics;
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
        switch (ended) {
            case Found(Article article, ExtractionReport report) -> {
                ProducerRecord<byte[], byte[]> found =
                        KafkaClients.record(topics.articles(), article.getArticleId(), article);
                long room = limit.bytes() - limit.bytes() / SHARE_OF_TAGS;
                if (RecordLimit.size(found) > room) {
                    String detail = "the article has " + RecordLimit.size(found) + " bytes, there is room for " + room;
                    write(new Dropped(OutcomeReason.TOO_LARGE, detail), link, captures, task, time);
                } else {
                    Runnable done = end(task, report == null ? 2 : 3);
                    archive.keep(ArchivedLinks.of(link, article, captures, clock.instant()), done);
                    metrics.scraped(time);
                    article(found, report, done, task);
                }
            }
            case Dropped(OutcomeReason reason, String detail) -> {
                metrics.dropped(reason, time);
                outcome(reason, detail, link, task);
            }
        }
    }

    /** Returns what ends a link when it has run several times. */
    private Runnable end(LinkTask task, int times) {
        AtomicInteger open = new AtomicInteger(times);
        return () -> {
            if (open.decrementAndGet() == 0) {
                finished(task);
            }
        };
    }

    /** The link is finished when Kafka has the article and the report, if there is one, and the archive the page. */
    private void article(
            ProducerRecord<byte[], byte[]> article, @Nullable ExtractionReport report, Runnable sent, LinkTask task) {
        send(article, sent);
        if (report != null) {
            send(KafkaClients.record(topics.extractions(), report.getArticleId(), report), sent);
        }
        task.settle();
    }

    private void outcome(OutcomeReason reason, String detail, Link link, LinkTask task) {
        send(outcome(reason, detail, link), () -> finished(task));
        task.settle();
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
            send(record(dead.outcome().get()), () -> finished(task));
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

    private ProducerRecord<byte[], byte[]> outcome(OutcomeReason reason, String detail, Link link) {
        return record(Outcomes.dropped(link, reason, detail, clock.instant()));
    }

    private ProducerRecord<byte[], byte[]> record(Outcome outcome) {
        return KafkaClients.record(topics.outcomes(), outcome.getLinkId(), outcome);
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
