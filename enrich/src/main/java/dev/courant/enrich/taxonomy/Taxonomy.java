package dev.courant.enrich.taxonomy;

import dev.courant.parse.text.Resources;
import java.util.List;
import java.util.Map;

/**
 * Topics, with all that is needed to recognise them. Immutable and thread-safe.
 *
 * @param name what the taxonomy is called; the key of its record in Kafka
 * @param version its version, such as {@code 2026.11}; travels with every tag
 * @param threshold the score from 0 to 1 at which a topic is asserted
 * @param lists phrases shared by several rules: list name to language to phrases
 * @param idioms per language, phrases whose parts never count ("trade war" is no war)
 * @param topics the topics, in the order of the document
 */
public record Taxonomy(
        String name,
        String version,
        double threshold,
        Map<String, Map<String, List<String>>> lists,
        Map<String, List<String>> idioms,
        List<TopicDefinition> topics) {

    public Taxonomy {
        lists = Ordered.copy(lists);
        idioms = Ordered.copy(idioms);
        topics = List.copyOf(topics);
    }

    /** The taxonomy that Courant ships. */
    public static Taxonomy bundled() {
        return parse(bundledYaml(), "courant.yaml");
    }

    /** The document of {@link #bundled()}, to publish or to start one's own from. */
    public static String bundledYaml() {
        return Resources.text(Taxonomy.class, "courant.yaml");
    }

    /**
     * Reads a taxonomy; {@link TaxonomyParser} describes the format.
     *
     * @param yaml the whole document
     * @param sourceName what messages call it
     * @throws TaxonomyException when the document is not a valid taxonomy
     */
    public static Taxonomy parse(String yaml, String sourceName) throws TaxonomyException {
        return new TaxonomyParser(sourceName).parse(yaml);
    }
}
