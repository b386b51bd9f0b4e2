package dev.courant.app.pipeline;

import dev.courant.ingest.opml.Opml.Subscription;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.PartitionReader;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.Identity;
import dev.courant.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/** Feeds that are to be polled, as records of the {@code feeds} topic. Stateless and thread-safe. */
public final class Subscriptions {
    private Subscriptions() {}

    /**
     * Adds feeds; those that are there already stay as they are.
     *
     * @param kafka the cluster
     * @param subscriptions the feeds
     * @param now when
     * @return how many were added
     */
    public static int add(KafkaClients kafka, List<Subscription> subscriptions, Instant now) {
        return add(kafka, subscriptions, null, now);
    }

    /**
     * Adds feeds that are polled at least so often; those that are there already stay as they are.
     *
     * @param kafka the cluster
     * @param subscriptions the feeds
     * @param every the longest time between two polls; null: the poller's setting
     * @param now when
     * @return how many were added
     */
    public static int add(KafkaClients kafka, List<Subscription> subscriptions, @Nullable Duration every, Instant now) {
        Topic<String, FeedDefinition> topic = kafka.topics().feeds();
        try (Producer<byte[], byte[]> producer = kafka.producer()) {
            List<Integer> partitions = IntStream.range(
                            0, producer.partitionsFor(topic.name()).size())
                    .boxed()
                    .toList();
            Set<String> known = new HashSet<>(
                    PartitionReader.latest(kafka, topic, partitions).keySet());
            List<Future<?>> sent = new ArrayList<>();
            for (Subscription subscription : subscriptions) {
                FeedDefinition definition = definition(subscription, every, now);
                if (known.add(definition.getFeedId())) {
                    sent.add(producer.send(KafkaClients.record(topic, definition.getFeedId(), definition)));
                }
            }
            await(sent);
            return sent.size();
        }
    }

    private static FeedDefinition definition(Subscription subscription, @Nullable Duration every, Instant now) {
        return FeedDefinition.newBuilder()
                .setFeedId(Identity.ofFeed(subscription.url()))
                .setUrl(subscription.url())
                .setTitle(subscription.title())
                .setMaxIntervalSeconds(every == null ? null : Math.toIntExact(every.toSeconds()))
                .setUpdatedAt(now)
                .build();
    }

    private static void await(List<Future<?>> sent) {
        try {
            for (Future<?> future : sent) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw new CourantException("the feeds could not be written to Kafka: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CourantException("interrupted while writing the feeds to Kafka", e);
        }
    }
}
