package dev.courant.enrich.taxonomy;

import dev.courant.parse.text.Resources;
import java.util.List;
import java.util.Map;

/**
 * A taxonomy: topics, with the rules that recognise them. Immutable and thread-safe.
 *
 * @param name its name; the key of its record in Kafka
 * @param version its version, such as {@code 2026.11}; every tagged article states it
 * @param threshold the score from 0 to 1 at which a topic is asserted
 * @param lists phrases shared by several rules: list name to language to phrases
 * @param idioms for each language, phrases inside which no shorter phrase counts ("war" in "trade war")
 * @param senses words that mean something else in a frame
 * @param topics the topics, in the order of the document
 */
public record Taxonomy(
        String name,
        String version,
        double threshold,
        Map<String, Map<String, List<String>>> lists,
        Map<String, List<String>> idioms,
        List<WordSense> senses,
        List<TopicDefinition> topics) {

    public Taxonomy {
        lists = Ordered.copy(lists);
        idioms = Ordered.copy(idioms);
        senses = List.copyOf(senses);
        topics = List.copyOf(topics);
    }

    /** {@return the taxonomy that is shipped with Courant} */
    public static Taxonomy bundled() {
        return parse(bundledYaml(), "courant.yaml");
    }

    /** {@return the YAML document of {@link #bundled()}, to publish it or to base another taxonomy on it} */
    public static String bundledYaml() {
        return Resources.text(Taxonomy.class, "courant.yaml");
    }

    /**
     * Reads a taxonomy; {@link TaxonomyParser} describes the format.
     *
     * @param yaml the whole document
     * @param sourceName the name of the document in messages
     * @throws TaxonomyException when the document is not a valid taxonomy
     */
    public static Taxonomy parse(String yaml, String sourceName) throws TaxonomyException {
        return TaxonomyParser.parse(yaml, sourceName);
    }
}
