package dev.courant.store.sink;

import dev.courant.runtime.kafka.DeadLetter;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.ExtractionReport;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.Link;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.SiteStatus;
import dev.courant.schemas.Taxonomy;
import dev.courant.schemas.Topic;
import dev.courant.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Records of several topics, decoded and ready to be written in one transaction, in the order of their arrival. */
final class Batch {
    private final Topics topics;
    private final List<Link> links = new ArrayList<>();
    private final List<EnrichedArticle> articles = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Map<String, Optional<FeedDefinition>> definitions = new TreeMap<>();
    private final Map<String, FeedStatus> statuses = new TreeMap<>();
    private final Map<String, Optional<SiteStatus>> sites = new TreeMap<>();
    private final Map<String, ExtractionReport> extractions = new TreeMap<>();
    private final Map<String, Optional<Taxonomy>> taxonomies = new TreeMap<>();
    private final Map<String, Integer> deadLetters = new TreeMap<>();

    Batch(Topics topics) {
        this.topics = topics;
    }

    /**
     * Decodes a record.
     *
     * @throws SerializationException when it is foreign, whatever its serde makes of it
     */
    void add(ConsumerRecord<byte[], byte[]> record) {
        try {
            decode(record);
        } catch (SerializationException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new SerializationException("topic " + record.topic() + ": a foreign record: " + e.getMessage(), e);
        }
    }

    /**
     * Writes the batch. Every instance locks rows in the same order (feeds, sites, taxonomies, links, totals, each by
     * its key), so that two wait for each other and never deadlock. Outcomes that Kafka does not know yet go to the
     * outbox.
     */
    void write(Handle handle, Outbox outbox, Instant now) {
        feeds(new Feeds(handle));
        sites(new Sites(handle));
        taxonomies(new Taxonomies(handle));
        new Extractions(handle).write(extractions.values());
        Articles store = new Articles(handle, now);
        List<Outcome> decided =
                articles.stream().map(store::store).flatMap(Optional::stream).toList();
        outbox.note(handle, new Ledger(handle).write(links, outcomes, decided));
        deadLetters.forEach((step, count) -> countDeadLetters(handle, step, count));
    }

    private void feeds(Feeds feeds) {
        Set<String> feedIds = new TreeSet<>(definitions.keySet());
        feedIds.addAll(statuses.keySet());
        for (String feedId : feedIds) {
            if (definitions.containsKey(feedId)) {
                definitions.get(feedId).ifPresentOrElse(feeds::define, () -> feeds.remove(feedId));
            }
            if (statuses.containsKey(feedId)) {
                feeds.observe(statuses.get(feedId));
            }
        }
    }

    private void sites(Sites store) {
        sites.forEach((host, status) -> status.ifPresentOrElse(store::observe, () -> store.remove(host)));
    }

    private void taxonomies(Taxonomies store) {
        taxonomies.forEach((name, taxonomy) -> taxonomy.ifPresentOrElse(store::publish, () -> store.remove(name)));
    }

    private void decode(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(topics.links().name())) {
            present(topics.links(), record).ifPresent(links::add);
        } else if (record.topic().equals(topics.enriched().name())) {
            present(topics.enriched(), record).ifPresent(articles::add);
        } else if (record.topic().equals(topics.outcomes().name())) {
            present(topics.outcomes(), record).ifPresent(outcomes::add);
        } else if (record.topic().equals(topics.feeds().name())) {
            definitions.put(key(topics.feeds(), record), present(topics.feeds(), record));
        } else if (record.topic().equals(topics.feedStatus().name())) {
            present(topics.feedStatus(), record).ifPresent(status -> statuses.put(status.getFeedId(), status));
        } else if (record.topic().equals(topics.extractions().name())) {
            present(topics.extractions(), record)
                    .ifPresent(report -> extractions.merge(report.getArticleId(), report, Extractions::newer));
        } else if (record.topic().equals(topics.sites().name())) {
            sites.put(key(topics.sites(), record), present(topics.sites(), record));
        } else if (record.topic().equals(topics.taxonomy().name())) {
            taxonomies.put(key(topics.taxonomy(), record), present(topics.taxonomy(), record));
        } else {
            deadLetters.merge(step(record), 1, Integer::sum);
        }
    }

    private static void countDeadLetters(Handle handle, String step, int count) {
        handle.execute(
                "insert into dead_letter_total values (?, ?)"
                        + " on conflict (step) do update set total = dead_letter_total.total + excluded.total",
                step,
                count);
    }

    private static <V> Optional<V> present(Topic<String, V> topic, ConsumerRecord<byte[], byte[]> record) {
        @Nullable V value = topic.values().deserializer().deserialize(record.topic(), record.value());
        return Optional.ofNullable(value);
    }

    private static String key(Topic<String, ?> topic, ConsumerRecord<byte[], byte[]> record) {
        return topic.keys().deserializer().deserialize(record.topic(), record.key());
    }

    private static String step(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(DeadLetter.STEP);
        return header == null ? "unknown" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
