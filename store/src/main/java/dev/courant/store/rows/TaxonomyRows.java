package dev.courant.store.rows;

import dev.courant.schemas.Taxonomy;
import dev.courant.schemas.Topic;
import dev.courant.schemas.TopicDescription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Descriptions of the topics of published taxonomies. The last record of each taxonomy is kept. */
final class TaxonomyRows implements RowWriter {
    private final Topic<String, Taxonomy> topic;
    private final SortedMap<String, Optional<Taxonomy>> taxonomies = new TreeMap<>();

    TaxonomyRows(Topic<String, Taxonomy> topic) {
        this.topic = topic;
    }

    @Override
    public List<TopicHandler> handlers() {
        return List.of(TopicHandler.ofState(topic, taxonomies::put));
    }

    @Override
    public void write(RowTransaction transaction) {
        Handle handle = transaction.handle();
        taxonomies.forEach((name, taxonomy) ->
                taxonomy.ifPresentOrElse(present -> publish(handle, present), () -> remove(handle, name)));
    }

    private static void publish(Handle handle, Taxonomy taxonomy) {
        handle.createUpdate("""
                        insert into taxonomy (name, version, topics, published_at)
                        values (:name, :version, cast(:topics as jsonb), :publishedAt)
                        on conflict (name) do update set version = excluded.version, topics = excluded.topics,
                            published_at = excluded.published_at""")
                .bind("name", taxonomy.getName())
                .bind("version", taxonomy.getVersion())
                .bind(
                        "topics",
                        JsonRows.of(taxonomy.getTopics().stream()
                                .map(TaxonomyRows::topic)
                                .toList()))
                .bind("publishedAt", taxonomy.getPublishedAt())
                .execute();
    }

    private static void remove(Handle handle, String name) {
        handle.execute("delete from taxonomy where name = ?", name);
    }

    private static Map<String, Object> topic(TopicDescription topic) {
        return Map.of("id", topic.getId(), "labels", topic.getLabels(), "scope", topic.getScope());
    }
}
