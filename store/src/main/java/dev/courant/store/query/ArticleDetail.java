package dev.courant.store.query;

import dev.courant.store.article.ArticleEntity;
import dev.courant.store.article.ArticleTag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article with its text and all its metadata.
 *
 * @param summary its entry in a list
 * @param text its text
 * @param summaryText the publisher's own summary; null when there is none
 * @param section the publisher's section; null when not known
 * @param extraction how its text was found
 * @param enrichment its tags and entities
 */
public record ArticleDetail(
        ArticleSummary summary,
        String text,
        @Nullable String summaryText,
        @Nullable String section,
        Extraction extraction,
        Enrichment enrichment) {

    /**
     * How the text was found.
     *
     * @param origin where text and metadata were found
     * @param fetchedAt when the page was received
     * @param extractedAt when the text was extracted
     */
    public record Extraction(TextOrigin origin, Instant fetchedAt, Instant extractedAt) {}

    /**
     * What enrichment added.
     *
     * @param taxonomy the taxonomy of the tags
     * @param taxonomyVersion the version of the taxonomy
     * @param enrichedAt when the article was tagged
     * @param tags its topics with their evidence, most certain first
     * @param entities the entities that it names
     */
    public record Enrichment(
            String taxonomy,
            String taxonomyVersion,
            Instant enrichedAt,
            List<ArticleTag> tags,
            List<ArticleEntity> entities) {}
}
