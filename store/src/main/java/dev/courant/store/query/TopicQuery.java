package dev.courant.store.query;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.courant.store.Database;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the descriptions of the topics of published taxonomies. Thread-safe. */
public final class TopicQuery {
    private final Database database;

    /**
     * Reads from a database.
     *
     * @param database the open database
     */
    public TopicQuery(Database database) {
        this.database = database;
    }

    /**
     * {@return the topics of all published taxonomies, those of the newest first; of two with the same id the newer one
     * only}
     */
    public Collection<TopicRecord> list() {
        Map<String, TopicRecord> topics = new LinkedHashMap<>();
        database.jdbi()
                .withHandle(handle -> handle.createQuery("select topics from taxonomy order by published_at desc")
                        .map((row, context) -> Columns.json(row, "topics", new TypeReference<List<TopicRecord>>() {}))
                        .list())
                .forEach(taxonomy -> taxonomy.forEach(topic -> topics.putIfAbsent(topic.id(), topic)));
        return topics.values();
    }
}
