package dev.courant.ingest.scrape;

import dev.courant.runtime.kafka.DeadLetter;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.schemas.Article;
import dev.courant.schemas.Link;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.Outcomes;
import dev.courant.schemas.Topics;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/** Writes what came of links; a link is finished when Kafka has it. Thread-safe. */
final class LinkResults {
    private final Topics topics;
    private final Offsets offsets;
    private final Producer<byte[], byte[]> producer;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Exception> sendFailure = new AtomicReference<>();

    LinkResults(Topics topics, Offsets offsets, Producer<byte[], byte[]> producer, InstantSource clock) {
        this.topics = topics;
        this.offsets = offsets;
        this.producer = producer;
        this.clock = clock;
    }

    /** The link became an article. */
    void article(Article article, Link link, LinkTask task) {
        send(KafkaClients.record(topics.articles(), article.getArticleId(), article), link, task);
    }

    /** The link is dropped. */
    void outcome(OutcomeReason reason, String detail, Link link, LinkTask task) {
        Outcome outcome = Outcomes.dropped(link, reason, detail, clock.instant());
        send(KafkaClients.record(topics.outcomes(), outcome.getLinkId(), outcome), link, task);
    }

    /**
     * The link broke this step. The letter goes first: it may be sent twice, but the link does not end without it.
     *
     * @param link the link; null: not even that could be read
     */
    void deadLetter(Throwable cause, @Nullable Link link, LinkTask task) {
        ConsumerRecord<byte[], byte[]> record = task.record();
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
            send(dead, null, task);
        } else {
            producer.send(dead, (metadata, failure) -> {
                if (failure != null) {
                    sendFailure.set(failure);
                }
            });
            outcome(OutcomeReason.DEAD_LETTER, cause.toString(), link, task);
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

    private void send(ProducerRecord<byte[], byte[]> result, @Nullable Link link, LinkTask task) {
        producer.send(result, (metadata, failure) -> {
            if (failure == null) {
                offsets.finished(task.partition(), task.offset());
            } else if (failure instanceof RecordTooLargeException && link != null && isArticle(result)) {
                outcome(OutcomeReason.TOO_LARGE, "article: " + failure.getMessage(), link, task);
            } else {
                sendFailure.set(failure);
            }
        });
    }

    private boolean isArticle(ProducerRecord<?, ?> result) {
        return result.topic().equals(topics.articles().name());
    }
}
