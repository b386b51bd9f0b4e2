package dev.courant.schemas;

import dev.courant.schemas.Topic.Cleanup;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;

/** The topics of one Courant installation, under one prefix. Immutable and thread-safe. */
public final class Topics {
    /** The prefix when none is configured. */
    public static final String DEFAULT_PREFIX = "courant.";

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration QUARTER = Duration.ofDays(90);
    private static final Duration YEAR = Duration.ofDays(365);

    /** How long records are kept, by the name of the topic without the prefix; all others keep the last of each key. */
    private static final Map<String, Duration> RETENTIONS = Map.of(
            "pushes", DAY,
            "links", MONTH,
            "sites", YEAR,
            "articles", QUARTER,
            "extractions", WEEK,
            "articles.enriched", QUARTER,
            "articles.tagged", QUARTER,
            "outcomes", YEAR,
            "dead-letters", QUARTER);

    private final String prefix;
    private final Map<String, Duration> retentions;
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

    private Topics(String prefix, Map<String, Duration> given) {
        this.prefix = prefix;
        Map<String, Duration> all = new HashMap<>(RETENTIONS);
        all.putAll(given);
        retentions = Map.copyOf(all);
        feeds = topic("feeds", FeedDefinition.class, Cleanup.COMPACT);
        feedStatus = topic("feed-status", FeedStatus.class, Cleanup.COMPACT);
        pushes = topic("pushes", Push.class, Cleanup.DELETE);
        links = topic("links", Link.class, Cleanup.DELETE);
        sites = topic("sites", SiteStatus.class, Cleanup.COMPACT_AND_DELETE);
        articles = topic("articles", Article.class, Cleanup.DELETE);
        extractions = topic("extractions", ExtractionReport.class, Cleanup.DELETE);
        enriched = topic("articles.enriched", EnrichedArticle.class, Cleanup.DELETE);
        outcomes = topic("outcomes", Outcome.class, Cleanup.COMPACT_AND_DELETE);
        taxonomy = topic("taxonomy", Taxonomy.class, Cleanup.COMPACT);
        deadLetters = new Topic<>(
                prefix + "dead-letters",
                Serdes.ByteArray(),
                Serdes.ByteArray(),
                Cleanup.DELETE,
                retentions.get("dead-letters"));
    }

    /**
     * Returns the topics under a prefix.
     *
     * @param prefix what every topic's name starts with, such as {@value #DEFAULT_PREFIX}
     * @return the topics
     */
    public static Topics withPrefix(String prefix) {
        return new Topics(prefix, Map.of());
    }

    /**
     * Returns the topics under a prefix, some with another retention than the default.
     *
     * @param prefix what every topic's name starts with
     * @param retentions how long records are kept, by names of {@link #namesWithRetention}
     * @return the topics
     */
    public static Topics withPrefix(String prefix, Map<String, Duration> retentions) {
        return new Topics(prefix, retentions);
    }

    /**
     * Returns the topics from which records are deleted by age, without the prefix; {@code articles.tagged} stands for
     * the topics of all tags. The others keep the last record of each of their few keys.
     *
     * @return the names, sorted
     */
    public static SortedSet<String> namesWithRetention() {
        return new TreeSet<>(RETENTIONS.keySet());
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
        return new Topic<>(
                prefix + "articles.tagged." + topicId,
                Serdes.String(),
                AvroSerde.of(EnrichedArticle.class),
                Cleanup.DELETE,
                retentions.get("articles.tagged"));
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

    private <V extends SpecificRecord> Topic<String, V> topic(String name, Class<V> values, Cleanup cleanup) {
        return new Topic<>(prefix + name, Serdes.String(), AvroSerde.of(values), cleanup, retentions.get(name));
    }
}
