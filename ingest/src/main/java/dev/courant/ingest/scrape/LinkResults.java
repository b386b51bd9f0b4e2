package dev.courant.ingest.scrape;

import dev.courant.ingest.IngestMetrics;
import dev.courant.ingest.scrape.ScrapeResult.Dropped;
import dev.courant.ingest.scrape.ScrapeResult.Ended;
import dev.courant.ingest.scrape.ScrapeResult.Found;
import dev.courant.runtime.kafka.DeadLetter;
import dev.courant.runtime.kafka.DeadLetters;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.schemas.Article;
import dev.courant.schemas.ExtractionReport;
import dev.courant.schemas.Link;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.Outcomes;
import dev.courant.schemas.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/** Writes how links end; a link is finished when Kafka has that. Thread-safe. */
final class LinkResults {
    private final Topics topics;
    private final Offsets offsets;
    private final Producer<byte[], byte[]> producer;
    private final InstantSource clock;
    private final DeadLetters deadLetters;
    private final IngestMetrics metrics;
    private final AtomicReference<@Nullable Exception> sendFailure = new AtomicReference<>();

    LinkResults(
            Topics topics,
            Offsets offsets,
            Producer<byte[], byte[]> producer,
            InstantSource clock,
            IngestMetrics metrics) {
        this.topics = topics;
        this.offsets = offsets;
        this.producer = producer;
        this.clock = clock;
        this.deadLetters = new DeadLetters(topics, DeadLetters.Step.SCRAPE, clock);
        this.metrics = metrics;
    }

    /**
     * Writes and counts how a link ended.
     *
     * @param time how long it took, waiting for the host not included
     */
    void write(Ended ended, Link link, LinkTask task, Duration time) {
        switch (ended) {
            case Found(Article article, ExtractionReport report) -> {
                metrics.scraped(time);
                article(article, report, link, task);
            }
            case Dropped(OutcomeReason reason, String detail) -> {
                metrics.dropped(reason, time);
                outcome(reason, detail, link, task);
            }
        }
    }

    /** The link is finished when Kafka has the article and the report, if there is one. */
    private void article(Article article, @Nullable ExtractionReport report, Link link, LinkTask task) {
        AtomicInteger open = new AtomicInteger(report == null ? 1 : 2);
        Runnable sent = () -> {
            if (open.decrementAndGet() == 0) {
                finished(task);
            }
        };
        send(KafkaClients.record(topics.articles(), article.getArticleId(), article), sent, failure -> {
            String detail = "article: " + failure.getMessage();
            send(outcome(OutcomeReason.TOO_LARGE, detail, link), sent, this::fail);
        });
        if (report != null) {
            send(KafkaClients.record(topics.extractions(), report.getArticleId(), report), sent, this::fail);
        }
    }

    private void outcome(OutcomeReason reason, String detail, Link link, LinkTask task) {
        send(outcome(reason, detail, link), () -> finished(task), this::fail);
    }

    /**
     * The step failed for the link. The letter goes first: it may be sent twice, but the link does not end without it.
     */
    void deadLetter(Throwable cause, LinkTask task) {
        DeadLetter dead = deadLetters.of(task.record(), cause);
        if (dead.outcome().isEmpty()) {
            send(dead.letter(), () -> finished(task), this::fail);
        } else {
            send(dead.letter(), () -> {}, this::fail);
            send(record(dead.outcome().get()), () -> finished(task), this::fail);
        }
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

    /** @param tooLarge handles a record that is larger than Kafka allows */
    private void send(
            ProducerRecord<byte[], byte[]> result, Runnable sent, Consumer<RecordTooLargeException> tooLarge) {
        producer.send(result, (metadata, failure) -> {
            switch (failure) {
                case null -> sent.run();
                case RecordTooLargeException large -> tooLarge.accept(large);
                default -> fail(failure);
            }
        });
    }

    private void finished(LinkTask task) {
        offsets.finished(task.partition(), task.offset());
    }

    private void fail(Exception failure) {
        sendFailure.set(failure);
    }
}
