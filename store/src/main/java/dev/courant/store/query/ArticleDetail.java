package dev.courant.store.query;

import dev.courant.store.article.ArticleEntity;
import dev.courant.store.article.ArticleTag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An article with its text and all its metadata.
 *
 * @param summary its entry in a list
 * @param text its text
 * @param summaryText the publisher's own summary; null when there is none
 * @param section the publisher's section; null when not known
 * @param textSource {@code PAGE} or {@code FEED}
 * @param method the stage of the extractor that found the text
 * @param provenance where each piece of metadata was found
 * @param taxonomy the taxonomy of its tags
 * @param taxonomyVersion the version of the taxonomy
 * @param fetchedAt when its page was received
 * @param extractedAt when its text was extracted
 * @param enrichedAt when it was tagged
 * @param tags its topics with their evidence
 * @param entities the entities that it names
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
        List<ArticleTag> tags,
        List<ArticleEntity> entities) {}
