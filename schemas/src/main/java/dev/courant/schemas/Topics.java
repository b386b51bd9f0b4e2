package dev.courant.schemas;

import dev.courant.schemas.Topic.Cleanup;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/** The topics of one Courant installation, under one prefix. Immutable and thread-safe. */
public final class Topics {
    /** The prefix when none is configured. */
    public static final String DEFAULT_PREFIX = "courant.";

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration YEAR = Duration.ofDays(365);

    private final String prefix;
    private final Topic<String, FeedDefinition> feeds;
    private final Topic<String, FeedStatus> feedStatus;
    private final Topic<String, Push> pushes;
    private final Topic<String, Link> links;
    private final Topic<String, SiteStatus> sites;
    private final Topic<String, Article> articles;
    private final Topic<String, ExtractionReport> extractions;
    private final Topic<String, EnrichedArticle> enriched;
    private final Topic<String, Outcome> outcomes;
    private final Topic<String, Taxonomy> taxonomy;
    private final Topic<byte[], byte[]> deadLetters;

    private Topics(String prefix) {
        this.prefix = prefix;
        feeds = topic("feeds", FeedDefinition.class, Cleanup.COMPACT, null);
        feedStatus = topic("feed-status", FeedStatus.class, Cleanup.COMPACT, null);
        pushes = topic("pushes", Push.class, Cleanup.DELETE, DAY);
        links = topic("links", Link.class, Cleanup.DELETE, MONTH);
        sites = topic("sites", SiteStatus.class, Cleanup.COMPACT, null);
        articles = topic("articles", Article.class, Cleanup.DELETE, YEAR);
        extractions = topic("extractions", ExtractionReport.class, Cleanup.DELETE, WEEK);
        enriched = topic("articles.enriched", EnrichedArticle.class, Cleanup.DELETE, YEAR);
        outcomes = topic("outcomes", Outcome.class, Cleanup.COMPACT, null);
        taxonomy = topic("taxonomy", Taxonomy.class, Cleanup.COMPACT, null);
        deadLetters =
                new Topic<>(prefix + "dead-letters", Serdes.ByteArray(), Serdes.ByteArray(), Cleanup.DELETE, YEAR);
    }

    /**
     * Returns the topics under a prefix.
     *
     * @param prefix what every topic's name starts with, such as {@value #DEFAULT_PREFIX}
     * @return the topics
     */
    public static Topics withPrefix(String prefix) {
        return new Topics(prefix);
    }

    /** {@return the definitions of the feeds to poll; key feed id} */
    public Topic<String, FeedDefinition> feeds() {
        return feeds;
    }

    /** {@return the observed state of feeds; key feed id} */
    public Topic<String, FeedStatus> feedStatus() {
        return feedStatus;
    }

    /** {@return the messages of WebSub hubs; key feed id} */
    public Topic<String, Push> pushes() {
        return pushes;
    }

    /** {@return discovered links; key host} */
    public Topic<String, Link> links() {
        return links;
    }

    /** {@return the state of the extraction of each site; key host} */
    public Topic<String, SiteStatus> sites() {
        return sites;
    }

    /** {@return extracted articles; key article id} */
    public Topic<String, Article> articles() {
        return articles;
    }

    /** {@return reports on the extraction of articles; key article id} */
    public Topic<String, ExtractionReport> extractions() {
        return extractions;
    }

    /** {@return articles with their tags; key article id} */
    public Topic<String, EnrichedArticle> enriched() {
        return enriched;
    }

    /**
     * Returns the topic of the enriched articles with one tag, which exists where an operator has enabled it.
     *
     * @param topicId the tag's topic in the taxonomy
     * @return the topic; key article id
     */
    public Topic<String, EnrichedArticle> tagged(String topicId) {
        return topic("articles.tagged." + topicId, EnrichedArticle.class, Cleanup.DELETE, YEAR);
    }

    /** {@return the terminal outcomes of links; key link id} */
    public Topic<String, Outcome> outcomes() {
        return outcomes;
    }

    /** {@return the topic definitions in force; key taxonomy name} */
    public Topic<String, Taxonomy> taxonomy() {
        return taxonomy;
    }

    /** {@return records that made a step fail, unchanged, with the cause in their headers} */
    public Topic<byte[], byte[]> deadLetters() {
        return deadLetters;
    }

    /** {@return all topics with a fixed name: those that must exist before the services start} */
    public List<Topic<?, ?>> all() {
        return List.of(
                feeds,
                feedStatus,
                pushes,
                links,
                sites,
                articles,
                extractions,
                enriched,
                outcomes,
                taxonomy,
                deadLetters);
    }

    private <V extends SpecificRecord> Topic<String, V> topic(
            String name, Class<V> values, Cleanup cleanup, @Nullable Duration retention) {
        return new Topic<>(prefix + name, Serdes.String(), AvroSerde.of(values), cleanup, retention);
    }
}
