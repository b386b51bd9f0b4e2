package dev.courant.desk;

import dev.courant.store.Database;
import dev.courant.store.query.TopicQuery;
import dev.courant.store.query.TopicRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The names of topics: those of the published taxonomies, or else of the shipped one. They are read again after the
 * refresh interval. Thread-safe.
 */
final class TopicNames {
    private final TopicQuery query;
    private final Map<String, TopicRecord> shipped;
    private final long freshNanos;
    private Map<String, TopicRecord> published = Map.of();
    private long staleAt = System.nanoTime();

    TopicNames(Database database, List<TopicRecord> shipped, Duration fresh) {
        this.query = new TopicQuery(database);
        this.shipped = byId(shipped);
        this.freshNanos = fresh.toNanos();
    }

    /**
     * Returns the topics in force, and other topics that have articles.
     *
     * @param articles topic ids to numbers of articles
     */
    Collection<TopicRecord> all(Map<String, Long> articles) {
        Map<String, TopicRecord> now = published();
        List<TopicRecord> all = new ArrayList<>(now.values());
        shipped.values().stream()
                .filter(topic -> !now.containsKey(topic.id()))
                .filter(topic -> now.isEmpty() || articles.getOrDefault(topic.id(), 0L) > 0)
                .forEach(all::add);
        return all;
    }

    /** Returns the label of a topic; its id if it has none. */
    String label(String id) {
        TopicRecord topic = published().getOrDefault(id, shipped.get(id));
        return topic == null ? id : topic.labels().getOrDefault("en", id);
    }

    private synchronized Map<String, TopicRecord> published() {
        long now = System.nanoTime();
        if (now - staleAt >= 0) {
            published = byId(query.list());
            staleAt = now + freshNanos;
        }
        return published;
    }

    private static Map<String, TopicRecord> byId(Collection<TopicRecord> topics) {
        return topics.stream()
                .collect(Collectors.toMap(TopicRecord::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }
}
