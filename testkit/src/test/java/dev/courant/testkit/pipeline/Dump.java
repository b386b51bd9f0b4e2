package dev.courant.testkit.pipeline;

import dev.courant.runtime.CourantException;
import dev.courant.schemas.Topic;
import dev.courant.schemas.Topics;
import dev.courant.testservers.Servers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * All that a pipeline has written, as text in order: the records of its topics and the rows of its tables, by topic and
 * table. Of the times at which we worked only that of the database is left out, when it wrote the row of an ended link.
 *
 * @param texts records and rows
 */
record Dump(Map<String, List<String>> texts) {
    static Dump of(Servers servers) {
        Topics topics = servers.topics();
        Map<String, List<String>> dump = new TreeMap<>();
        Map<String, Topic<?, ?>> read = Map.of(
                "links", topics.links(),
                "articles", topics.articles(),
                "enriched", topics.enriched(),
                "outcomes", topics.outcomes(),
                "feed-status", topics.feedStatus(),
                "extractions", topics.extractions(),
                "dead-letters", topics.deadLetters());
        read.forEach((name, topic) -> dump.put(
                name,
                servers.values(topic).stream().map(Object::toString).sorted().toList()));
        try (Connection connection = DriverManager.getConnection(servers.jdbcUrl());
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                dump.put(
                        "table " + table,
                        strings(
                                statement,
                                "select (to_jsonb(t) - 'recorded_at')::text from \"" + table + "\" t order by 1"));
            }
        } catch (SQLException e) {
            throw new CourantException("cannot dump the rows: " + e.getMessage(), e);
        }
        return new Dump(dump);
    }

    List<String> of(String name) {
        return texts.getOrDefault(name, List.of());
    }

    /** Returns this dump with each text changed, each that is then there several times once. */
    Dump distinct(UnaryOperator<String> change) {
        Map<String, List<String>> changed = new TreeMap<>();
        texts.forEach((name, list) ->
                changed.put(name, list.stream().map(change).distinct().sorted().toList()));
        return new Dump(changed);
    }

    /** Returns what differs, a few texts of each topic and table rather than all that are there. */
    List<String> differences(Dump other) {
        return Stream.concat(texts.keySet().stream(), other.texts.keySet().stream())
                .distinct()
                .flatMap(name -> differences(name, of(name), other.of(name)))
                .toList();
    }

    private static Stream<String> differences(String name, List<String> first, List<String> second) {
        List<String> missing = new ArrayList<>(first);
        second.forEach(missing::remove);
        List<String> added = new ArrayList<>(second);
        first.forEach(added::remove);
        return Stream.concat(
                missing.stream().limit(2).map(text -> name + " only in the first: " + text),
                added.stream().limit(2).map(text -> name + " only in the second: " + text));
    }

    /** Positions in Kafka, and what is noted of migrations, say how the work was done and not what it found. */
    private static List<String> tables(Statement statement) throws SQLException {
        return strings(
                statement,
                "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'"
                        + " and table_name not in ('consumer_offset', 'schema_history') order by 1");
    }

    private static List<String> strings(Statement statement, String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }
}
