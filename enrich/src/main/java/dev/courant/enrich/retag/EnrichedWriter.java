package dev.courant.enrich.retag;

import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Tag;
import dev.courant.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * Writes enriched articles in transactions to the topic {@code articles.enriched}, and to the topics of single tags
 * that exist when the writer is created. For use by one thread.
 */
final class EnrichedWriter implements AutoCloseable {
    private static final int MAX_ARTICLES_PER_TRANSACTION = 200;

    /** Far below the timeout after which the broker aborts a transaction. */
    private static final Duration MAX_TRANSACTION_AGE = Duration.ofSeconds(3);

    private final KafkaClients clients;
    private final Set<String> existingTopics;
    private final Producer<byte[], byte[]> producer;

    /** The number of articles in the open transaction; 0 when none is open. */
    private int uncommitted;

    private long openedNanos;

    EnrichedWriter(KafkaClients clients) {
        this.clients = clients;
        this.existingTopics = existingTopics(clients);
        this.producer = clients.transactionalProducer("retag");
        producer.initTransactions();
    }

    /** @throws RecordTooLargeException when no record can hold the article; nothing is written then */
    void write(EnrichedArticle article) {
        List<ProducerRecord<byte[], byte[]>> records = records(article);
        records.forEach(clients.recordLimit()::check);
        if (uncommitted == 0) {
            producer.beginTransaction();
            openedNanos = System.nanoTime();
        }
        uncommitted++;
        records.forEach(producer::send);
        if (uncommitted >= MAX_ARTICLES_PER_TRANSACTION
                || System.nanoTime() - openedNanos > MAX_TRANSACTION_AGE.toNanos()) {
            commit();
        }
    }

    /** Commits what has been written so far, which makes it visible to consumers. */
    void commit() {
        if (uncommitted > 0) {
            producer.commitTransaction();
            uncommitted = 0;
        }
    }

    /** Aborts the open transaction, if there is one. */
    @Override
    public void close() {
        try {
            if (uncommitted > 0) {
                producer.abortTransaction();
            }
        } catch (KafkaException e) {
            // The broker aborts the transaction itself after its timeout.
        } finally {
            producer.close();
        }
    }

    private List<ProducerRecord<byte[], byte[]>> records(EnrichedArticle article) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        records.add(record(clients.topics().enriched(), article));
        for (Tag tag : article.getTags()) {
            Topic<String, EnrichedArticle> tagged = clients.topics().tagged(tag.getTopic());
            if (existingTopics.contains(tagged.name())) {
                records.add(record(tagged, article));
            }
        }
        return records;
    }

    private static ProducerRecord<byte[], byte[]> record(
            Topic<String, EnrichedArticle> topic, EnrichedArticle article) {
        return KafkaClients.record(topic, article.getArticle().getArticleId(), article);
    }

    private static Set<String> existingTopics(KafkaClients clients) {
        try (Admin admin = clients.admin()) {
            return admin.listTopics().names().get();
        } catch (ExecutionException e) {
            throw new KafkaException("cannot list the topics", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while listing the topics", e);
        }
    }
}
