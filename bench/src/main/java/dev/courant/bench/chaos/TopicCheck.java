package dev.courant.bench.chaos;

import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.TopicOffsets;
import dev.courant.runtime.kafka.TopicReader;
import dev.courant.schemas.Article;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Link;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.Topic;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** What must hold of the topics of any run, as a consumer of committed records sees them. Stateless. */
final class TopicCheck {
    private static final Duration POLL = Duration.ofMillis(200);

    private TopicCheck() {}

    /** Returns one line for each thing that does not hold. */
    static List<String> problems(KafkaClients clients, Connection database) throws SQLException {
        List<String> problems = new ArrayList<>();
        List<Link> links = read(clients, clients.topics().links());
        addIfAny(problems, repeated(links, Link::getLinkId), "links were discovered more than once");
        List<Article> written = read(clients, clients.topics().articles());
        List<Article> enriched = read(clients, clients.topics().enriched()).stream()
                .map(EnrichedArticle::getArticle)
                .toList();
        addIfAny(problems, differing(written, enriched), "articles were not enriched as often as they were written");
        addIfAny(problems, read(clients, clients.topics().deadLetters()).size(), "dead letters");
        problems.addAll(outcomes(clients, database));
        return problems;
    }

    /** The last outcome of each link in the topic is the one in the database. */
    private static List<String> outcomes(KafkaClients clients, Connection database) throws SQLException {
        Map<String, String> stored = new HashMap<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select link_id, outcome || '/' || reason from link")) {
            while (rows.next()) {
                stored.put(rows.getString(1), rows.getString(2));
            }
        }
        Map<String, String> published = new HashMap<>();
        try (TopicReader<String, Outcome> reader =
                TopicReader.open(clients, clients.topics().outcomes())) {
            reader.snapshot()
                    .forEach((linkId, outcome) -> published.put(linkId, outcome.getKind() + "/" + outcome.getReason()));
        }
        return published.equals(stored)
                ? List.of()
                : List.of("outcomes: " + published.size() + " in the topic, " + stored.size()
                        + " in the database, or not the same");
    }

    private static <K, V> List<V> read(KafkaClients clients, Topic<K, V> topic) {
        List<V> values = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = clients.reader()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(topic.name(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = new TopicOffsets(topic.name(), consumer).ends();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL)
                        .forEach(record ->
                                values.add(topic.values().deserializer().deserialize(topic.name(), record.value())));
            }
        }
        return values;
    }

    /**
     * How many articles do not stand in both lists equally often. Scraping is at least once, and a page that was
     * fetched a moment ago is not fetched again; enriching what was written is exactly once.
     */
    private static long differing(List<Article> written, List<Article> enriched) {
        Map<Article, Integer> balance = new HashMap<>();
        written.forEach(article -> balance.merge(article, 1, Integer::sum));
        enriched.forEach(article -> balance.merge(article, -1, Integer::sum));
        return balance.values().stream().filter(count -> count != 0).count();
    }

    private static <V> long repeated(List<V> values, Function<V, String> key) {
        return values.size() - values.stream().map(key).distinct().count();
    }

    private static void addIfAny(List<String> problems, long number, String what) {
        if (number > 0) {
            problems.add(number + " " + what);
        }
    }
}
