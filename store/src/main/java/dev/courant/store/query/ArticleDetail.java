package dev.courant.store.query;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An article with its text and all that is known of it.
 *
 * @param summary what a list shows of it
 * @param text its text
 * @param summaryText the publisher's own summary; null when there is none
 * @param section the publisher's section; null when not known
 * @param textSource {@code PAGE} or {@code FEED}
 * @param method which stage of the extractor found the text
 * @param provenance where each piece of metadata was found
 * @param taxonomy the taxonomy of its tags
 * @param taxonomyVersion the version of the taxonomy
 * @param fetchedAt when its page was received
 * @param extractedAt when its text was extracted
 * @param enrichedAt when it was tagged
 * @param tags its topics with their evidence
 * @param entities what it names
 */
public record ArticleDetail(
        ArticleSummary summary,
        String text,
        @Nullable String summaryText,
        @Nullable String section,
        String textSource,
        String method,
        Map<String, String> provenance,
        String taxonomy,
        String taxonomyVersion,
        Instant fetchedAt,
        Instant extractedAt,
        Instant enrichedAt,
        List<TagDetail> tags,
        List<EntityDetail> entities) {

    /**
     * A topic with its evidence.
     *
     * @param topic the topic's id
     * @param score how sure it is, 0 to 1
     * @param central whether it is what the article is mainly about
     * @param evidence the passages that earned it, strongest first
     */
    public record TagDetail(String topic, double score, boolean central, List<PassageDetail> evidence) {}

    /**
     * A passage.
     *
     * @param field {@code title} or {@code text}
     * @param start where it starts, in UTF-16 code units
     * @param end where it ends, exclusive
     * @param text the passage
     * @param rule the rule that matched
     * @param weight what it adds to the tag's evidence
     */
    public record PassageDetail(String field, int start, int end, String text, String rule, double weight) {}

    /**
     * Something the article names.
     *
     * @param id its id in a public vocabulary
     * @param kind the kind of thing
     * @param name its name
     * @param confidence how sure the match is, 0 to 1
     * @param mentions where it is named
     */
    public record EntityDetail(String id, String kind, String name, double confidence, List<MentionDetail> mentions) {}

    /**
     * An occurrence of an entity.
     *
     * @param field {@code title} or {@code text}
     * @param start where it starts, in UTF-16 code units
     * @param end where it ends, exclusive
     */
    public record MentionDetail(String field, int start, int end) {}
}
