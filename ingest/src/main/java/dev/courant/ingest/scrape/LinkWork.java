package dev.courant.ingest.scrape;

import dev.courant.ingest.IngestMetrics;
import dev.courant.runtime.kafka.DeadLetter;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.schemas.Article;
import dev.courant.schemas.Link;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.Outcomes;
import dev.courant.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works through links that were taken from Kafka, each to its end: an article, an outcome or a dead letter.
 * Thread-safe.
 */
final class LinkWork {
    private static final Logger log = LoggerFactory.getLogger(LinkWork.class);

    private final Topics topics;
    private final Offsets offsets;
    private final Producer<byte[], byte[]> producer;
    private final Scraper scraper;
    private final RecentArticles recent;
    private final InstantSource clock;
    private final IngestMetrics metrics;
    private final AtomicReference<@Nullable Exception> sendFailure = new AtomicReference<>();

    LinkWork(
            Topics topics,
            Offsets offsets,
            Producer<byte[], byte[]> producer,
            Scraper scraper,
            RecentArticles recent,
            InstantSource clock,
            IngestMetrics metrics) {
        this.topics = topics;
        this.offsets = offsets;
        this.producer = producer;
        this.scraper = scraper;
        this.recent = recent;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Runs on a thread of the link's host; {@return whether the host was asked} */
    boolean run(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        if (!offsets.isOpen(partition(record), record.offset())) {
            return false;
        }
        @Nullable Link link = null;
        try {
            link = topics.links().values().deserializer().deserialize(record.topic(), record.value());
            return end(link, record);
        } catch (RuntimeException | StackOverflowError e) {
            log.error("event=dead_letter step=scrape cause=\"{}\"", e.toString(), e);
            bury(link, record, e);
            return true;
        }
    }

    /**
     * Throws what made Kafka refuse a result: the links concerned have not ended, and are taken again after a restart.
     */
    void failIfSendingFailed() throws Exception {
        Exception failure = sendFailure.get();
        if (failure != null) {
            throw failure;
        }
    }

    private boolean end(Link link, ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        Instant start = clock.instant();
        Optional<Article> known = recent.find(link);
        Scraped scraped = known.isPresent() ? new Scraped.Found(known.get()) : scraper.scrape(link);
        if (Thread.interrupted()) {
            throw new InterruptedException("the fetch was cut off by the end of the service, which says nothing of it");
        }
        Duration time = Duration.between(start, clock.instant());
        switch (scraped) {
            case Scraped.Found(Article article) -> {
                recent.remember(link, article);
                metrics.scraped(time);
                send(KafkaClients.record(topics.articles(), article.getArticleId(), article), link, record);
            }
            case Scraped.Dropped(OutcomeReason reason, String detail) -> {
                metrics.dropped(reason, time);
                send(outcome(link, reason, detail), link, record);
            }
        }
        return known.isEmpty();
    }

    private ProducerRecord<byte[], byte[]> outcome(Link link, OutcomeReason reason, String detail) {
        Outcome outcome = Outcomes.dropped(link, reason, detail, clock.instant());
        return KafkaClients.record(topics.outcomes(), outcome.getLinkId(), outcome);
    }

    /** The letter goes first: it may be sent twice, but the link does not end without it. */
    private void bury(@Nullable Link link, ConsumerRecord<byte[], byte[]> record, Throwable cause) {
        DeadLetter letter = new DeadLetter(
                "scrape",
                record.topic(),
                record.partition(),
                record.offset(),
                record.key(),
                record.value(),
                record.headers(),
                cause,
                clock.instant());
        ProducerRecord<byte[], byte[]> dead = letter.record(topics.deadLetters());
        if (link == null) {
            send(dead, null, record);
        } else {
            producer.send(dead, this::noteFailure);
            send(outcome(link, OutcomeReason.DEAD_LETTER, cause.toString()), link, record);
        }
    }

    private void send(ProducerRecord<byte[], byte[]> result, @Nullable Link link, ConsumerRecord<?, ?> record) {
        producer.send(result, (metadata, failure) -> {
            if (failure instanceof RecordTooLargeException && link != null && isArticle(result)) {
                send(outcome(link, OutcomeReason.TOO_LARGE, "article: " + failure.getMessage()), link, record);
            } else if (failure == null) {
                offsets.finished(partition(record), record.offset());
            } else {
                noteFailure(metadata, failure);
            }
        });
    }

    private boolean isArticle(ProducerRecord<?, ?> result) {
        return result.topic().equals(topics.articles().name());
    }

    private void noteFailure(Object metadata, @Nullable Exception failure) {
        if (failure != null) {
            sendFailure.set(failure);
        }
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
