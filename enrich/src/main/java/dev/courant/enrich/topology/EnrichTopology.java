package dev.courant.enrich.topology;

import dev.courant.runtime.kafka.RecordLimit;
import dev.courant.schemas.Article;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Topic;
import dev.courant.schemas.Topics;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Enriches articles. The key, the article's id, does not change, so that nothing is repartitioned and the revisions of
 * an article keep their order.
 *
 * <pre>
 * articles ── enrich ──┬── articles.enriched
 *                      └── has-tag-T ── articles.tagged.T   (for each of the tagged topics)
 * </pre>
 */
final class EnrichTopology {
    private EnrichTopology() {}

    /**
     * Builds the topology.
     *
     * @param topics the topics it reads and writes
     * @param enrich a pure function
     * @param taggedTopics tags with a topic of their own
     * @param config what Kafka Streams will be run with; it checks that everything is named
     * @param limit the largest record that the topics take
     * @param refused the articles whose result the broker refused; they fail in the step
     * @return the topology
     */
    static Topology build(
            Topics topics,
            Function<Article, EnrichedArticle> enrich,
            List<String> taggedTopics,
            StreamsConfig config,
            RecordLimit limit,
            RefusedResults refused) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(config));
        KStream<String, EnrichedArticle> enriched = builder.stream(
                        topics.articles().name(), consumed(topics.articles()))
                .mapValues(article -> enriched(article, enrich, refused), Named.as("enrich"));
        enriched.to(topics.enriched().name(), produced(topics.enriched(), "enriched", limit));
        for (String tag : taggedTopics) {
            Topic<String, EnrichedArticle> tagged = topics.tagged(tag);
            enriched.filter((id, article) -> hasTag(article, tag), Named.as("has-tag-" + tag))
                    .to(tagged.name(), produced(tagged, "tagged-" + tag, limit));
        }
        return builder.build();
    }

    private static EnrichedArticle enriched(
            Article article, Function<Article, EnrichedArticle> enrich, RefusedResults refused) {
        refused.check(article);
        return enrich.apply(article);
    }

    private static boolean hasTag(EnrichedArticle article, String tag) {
        return article.getTags().stream()
                .anyMatch(candidate -> candidate.getTopic().equals(tag));
    }

    private static Consumed<String, Article> consumed(Topic<String, Article> topic) {
        return Consumed.with(topic.keys(), topic.values()).withName("articles");
    }

    private static Produced<String, EnrichedArticle> produced(
            Topic<String, EnrichedArticle> topic, String name, RecordLimit limit) {
        var limited = new LimitedSerializer<>(topic.values().serializer(), limit);
        return Produced.with(
                        topic.keys(), Serdes.serdeFrom(limited, topic.values().deserializer()))
                .withName(name);
    }
}
