package dev.courant.store.sink;

import dev.courant.schemas.Taxonomy;
import dev.courant.schemas.TopicDescription;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What the topics of published taxonomies mean; the last word of each taxonomy stands. */
final class Taxonomies {
    private final Handle handle;

    Taxonomies(Handle handle) {
        this.handle = handle;
    }

    void publish(Taxonomy taxonomy) {
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
                                .map(Taxonomies::topic)
                                .toList()))
                .bind("publishedAt", taxonomy.getPublishedAt())
                .execute();
    }

    void remove(String name) {
        handle.execute("delete from taxonomy where name = ?", name);
    }

    private static Map<String, Object> topic(TopicDescription topic) {
        return Map.of("id", topic.getId(), "labels", topic.getLabels(), "scope", topic.getScope());
    }
}
