package dev.courant.enrich.topology;

import dev.courant.schemas.Article;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Topic;
import dev.courant.schemas.Topics;
import java.util.List;
import java.util.function.Function;
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
public final class EnrichTopology {
    private EnrichTopology() {}

    /**
     * Builds the topology.
     *
     * @param topics the topics it reads and writes
     * @param enrich enriches an article; a pure function
     * @param taggedTopics tags whose articles are also written to a topic for that tag
     * @param config the settings with which Kafka Streams will run; they demand that everything is named
     * @return the topology
     */
    public static Topology build(
            Topics topics, Function<Article, EnrichedArticle> enrich, List<String> taggedTopics, StreamsConfig config) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(config));
        KStream<String, EnrichedArticle> enriched = builder.stream(
                        topics.articles().name(), consumed(topics.articles()))
                .mapValues(enrich::apply, Named.as("enrich"));
        enriched.to(topics.enriched().name(), produced(topics.enriched(), "enriched"));
        for (String tag : taggedTopics) {
            Topic<String, EnrichedArticle> tagged = topics.tagged(tag);
            enriched.filter((id, article) -> hasTag(article, tag), Named.as("has-tag-" + tag))
                    .to(tagged.name(), produced(tagged, "tagged-" + tag));
        }
        return builder.build();
    }

    private static boolean hasTag(EnrichedArticle article, String tag) {
        return article.getTags().stream()
                .anyMatch(candidate -> candidate.getTopic().equals(tag));
    }

    private static Consumed<String, Article> consumed(Topic<String, Article> topic) {
        return Consumed.with(topic.keys(), topic.values()).withName("articles");
    }

    private static Produced<String, EnrichedArticle> produced(Topic<String, EnrichedArticle> topic, String name) {
        return Produced.with(topic.keys(), topic.values()).withName(name);
    }
}
