package dev.courant.app.feeds;

import dev.courant.app.cluster.Cluster;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.RecordSender;
import dev.courant.runtime.kafka.TopicCreation;
import dev.courant.runtime.kafka.TopicFollower;
import dev.courant.runtime.kafka.TopicReader;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The feeds of a cluster: reads definitions and statuses, writes definitions. Used by one thread.
 *
 * <p>A definition is changed by reading it and writing it again. If another operator writes it in between, the last one
 * wins. That is accepted: feeds are changed rarely and by few people, a definition is one record, and every command can
 * be repeated.
 */
public final class FeedStore implements AutoCloseable {
    private final KafkaClients kafka;
    private final Topics topics;
    private final TopicReader<String, FeedDefinition> definitions;
    private final TopicReader<String, FeedStatus> statuses;

    private FeedStore(KafkaClients kafka) {
        this.kafka = kafka;
        this.topics = kafka.topics();
        this.definitions = TopicReader.open(kafka, topics.feeds(), Cluster.READ_TIMEOUT);
        this.statuses = TopicReader.open(kafka, topics.feedStatus(), Cluster.READ_TIMEOUT);
    }

    /**
     * Opens the feeds of a cluster.
     *
     * @param kafka the cluster
     * @return the feeds; nothing is read yet
     */
    public static FeedStore open(KafkaClients kafka) {
        return new FeedStore(kafka);
    }

    /** Creates all topics of Courant if that of the feeds is missing: feeds may be added before any service has run. */
    public void ensureTopics() {
        if (!definitions.exists()) {
            TopicCreation.ensure(kafka, topics.all());
        }
    }

    /**
     * Reads all definitions.
     *
     * @return the current definitions
     * @throws CourantException when the cluster has no topic for feeds
     */
    public Collection<FeedDefinition> definitions() {
        if (!definitions.exists()) {
            throw new CourantException("Kafka at " + kafka.settings().bootstrapServers() + " has no topic "
                    + topics.feeds().name() + ": no feed was added there yet, or COURANT_TOPIC_PREFIX is another");
        }
        return definitions.snapshot().values();
    }

    /** {@return the current statuses, by feed id} */
    public Map<String, FeedStatus> statuses() {
        return statuses.snapshot();
    }

    /**
     * Passes each status that was written since {@link #statuses} to a predicate when it arrives.
     *
     * @param timeout the longest wait
     * @param isLast receives a status; returns whether it is the last one to wait for
     * @return whether the last one arrived in time
     */
    public boolean follow(Duration timeout, Predicate<FeedStatus> isLast) {
        TopicFollower<String, FeedStatus> follower = TopicFollower.after(statuses);
        boolean[] done = {false};
        long deadline = System.nanoTime() + timeout.toNanos();
        for (long left = timeout.toNanos(); !done[0] && left > 0; left = deadline - System.nanoTime()) {
            follower.take(Duration.ofNanos(left), (id, status) -> done[0] |= status != null && isLast.test(status));
        }
        return done[0];
    }

    /**
     * Writes definitions and returns when Kafka has them.
     *
     * @param definitions the definitions
     */
    public void write(Collection<FeedDefinition> definitions) {
        send(definitions.stream()
                .map(definition -> KafkaClients.record(topics.feeds(), definition.getFeedId(), definition)));
    }

    /**
     * Removes feeds. Ingest removes their statuses.
     *
     * @param feedIds their ids
     */
    public void remove(Collection<String> feedIds) {
        send(feedIds.stream().map(feedId -> KafkaClients.record(topics.feeds(), feedId, null)));
    }

    @Override
    public void close() {
        definitions.close();
        statuses.close();
    }

    private void send(Stream<ProducerRecord<byte[], byte[]>> records) {
        try (RecordSender sender = new RecordSender(kafka.producer(), Cluster.WRITE_TIMEOUT)) {
            sender.send(records.toList());
        }
    }
}
