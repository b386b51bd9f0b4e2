package dev.courant.store.rows;

import dev.courant.schemas.Outcome;
import dev.courant.schemas.Topics;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jdbi.v3.core.Handle;

/** Records of several topics, decoded and ready to be written in one transaction. Used by one thread. */
public final class Batch {
    private final List<RowWriter> writers;
    private final Map<String, TopicHandler> handlers;

    /**
     * Creates an empty batch.
     *
     * @param topics the topics of the records
     */
    public Batch(Topics topics) {
        this.writers = writers(topics);
        this.handlers = writers.stream()
                .flatMap(writer -> writer.handlers().stream())
                .collect(Collectors.toMap(TopicHandler::topic, Function.identity()));
    }

    /**
     * Lists the writers in lock order; a new topic is one more line. All instances lock the rows of the tables in this
     * order, so that they wait for each other and never deadlock.
     */
    private static List<RowWriter> writers(Topics topics) {
        return List.of(
                new FeedRows(topics.feeds(), topics.feedStatus()),
                new SiteRows(topics.sites()),
                new TaxonomyRows(topics.taxonomy()),
                new ExtractionRows(topics.extractions()),
                new ArticleRows(topics.enriched()),
                new LinkRows(topics.links(), topics.outcomes()),
                new DeadLetterRows(topics));
    }

    /**
     * Returns the topics whose records can be added.
     *
     * @param topics all topics
     * @return their full names
     */
    public static Collection<String> topics(Topics topics) {
        return new Batch(topics).handlers.keySet();
    }

    /**
     * Decodes a record and adds it.
     *
     * @param record a record of one of the topics
     * @throws SerializationException when it is not a record of its topic; exceptions of its serde are wrapped
     */
    public void add(ConsumerRecord<byte[], byte[]> record) {
        try {
            Objects.requireNonNull(handlers.get(record.topic()), record.topic())
                    .collector()
                    .accept(record);
        } catch (SerializationException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new SerializationException(
                    "topic " + record.topic() + ": not a record of this topic: " + e.getMessage(), e);
        }
    }

    /**
     * Writes the batch.
     *
     * @param handle the transaction
     * @param now the time of storing
     * @return the outcomes in force that Kafka does not have yet
     */
    public List<Outcome> write(Handle handle, Instant now) {
        RowTransaction transaction = new RowTransaction(handle, now);
        writers.forEach(writer -> writer.write(transaction));
        return transaction.unpublished();
    }
}
