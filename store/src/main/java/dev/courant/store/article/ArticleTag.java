package dev.courant.store.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.courant.schemas.Evidence;
import dev.courant.schemas.Tag;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A topic of an article, as it is stored, read and served as JSON. Label and evidence are left out of the JSON where
 * there are none.
 *
 * @param topic the topic's id
 * @param label the topic's name for people; null where only the id is known
 * @param score how certain it is, 0 to 1
 * @param central whether it is what the article is mainly about
 * @param evidence the passages that earned it, strongest first; empty where only the topics were read
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ArticleTag(String topic, @Nullable String label, double score, boolean central, List<Passage> evidence) {

    /** Takes evidence that is missing in the JSON as empty. */
    public ArticleTag {
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }

    /**
     * A passage that earned a tag.
     *
     * @param field {@code title} or {@code text}
     * @param start where it starts, in UTF-16 code units
     * @param end where it ends, exclusive
     * @param text the passage
     * @param rule the rule that matched
     * @param weight what it adds to the tag's evidence
     */
    public record Passage(String field, int start, int end, String text, String rule, double weight) {}

    /**
     * Converts a tag of the contract.
     *
     * @param tag the tag
     * @return the tag with its evidence, without a label
     */
    public static ArticleTag of(Tag tag) {
        return new ArticleTag(
                tag.getTopic(),
                null,
                Decimals.of(tag.getScore()),
                tag.getCentral(),
                tag.getEvidence().stream().map(ArticleTag::passage).toList());
    }

    /**
     * Adds the topic's name.
     *
     * @param name the name for people
     * @return the tag with the name
     */
    public ArticleTag labelled(String name) {
        return new ArticleTag(topic, name, score, central, evidence);
    }

    private static Passage passage(Evidence passage) {
        return new Passage(
                passage.getField().name().toLowerCase(Locale.ROOT),
                passage.getStart(),
                passage.getEnd(),
                passage.getText(),
                passage.getRule(),
                Decimals.of(passage.getWeight()));
    }
}
