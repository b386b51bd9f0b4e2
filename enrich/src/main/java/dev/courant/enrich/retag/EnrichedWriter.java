package dev.courant.enrich.retag;

import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Tag;
import dev.courant.schemas.Topic;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

/**
 * Writes enriched articles, in transactions, to their topic and to those topics of single tags that are there. Used by
 * one thread.
 */
final class EnrichedWriter implements AutoCloseable {
    private static final int BATCH = 200;
    /** Far below the time after which a broker ends a transaction. */
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final KafkaClients clients;
    private final Set<String> topics;
    private final Producer<byte[], byte[]> producer;
    private int open;
    private long openedNanos;

    EnrichedWriter(KafkaClients clients) {
        this.clients = clients;
        this.topics = topics(clients);
        this.producer = clients.transactionalProducer("retag");
        producer.initTransactions();
    }

    void write(EnrichedArticle article) {
        if (open == 0) {
            producer.beginTransaction();
            openedNanos = System.nanoTime();
        }
        open++;
        send(clients.topics().enriched(), article);
        for (Tag tag : article.getTags()) {
            Topic<String, EnrichedArticle> tagged = clients.topics().tagged(tag.getTopic());
            if (topics.contains(tagged.name())) {
                send(tagged, article);
            }
        }
        if (open >= BATCH || System.nanoTime() - openedNanos > LONGEST.toNanos()) {
            commit();
        }
    }

    /** Makes all visible that is written so far. */
    void commit() {
        if (open > 0) {
            producer.commitTransaction();
            open = 0;
        }
    }

    /** What is not committed yet is taken back. */
    @Override
    public void close() {
        try {
            if (open > 0) {
                producer.abortTransaction();
            }
        } catch (KafkaException e) {
            // The broker takes it back by itself, when its time is over.
        } finally {
            producer.close();
        }
    }

    private void send(Topic<String, EnrichedArticle> topic, EnrichedArticle article) {
        var unused =
                producer.send(KafkaClients.record(topic, article.getArticle().getArticleId(), article));
    }

    private static Set<String> topics(KafkaClients clients) {
        try (Admin admin = clients.admin()) {
            return admin.listTopics().names().get();
        } catch (ExecutionException e) {
            throw new KafkaException("the topics cannot be listed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while listing the topics", e);
        }
    }
}
