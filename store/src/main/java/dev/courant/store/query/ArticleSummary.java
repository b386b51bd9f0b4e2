package dev.courant.store.query;

import dev.courant.store.article.ArticleTag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article in a list.
 *
 * @param articleId its id
 * @param revisionId its present revision
 * @param revisions how many revisions are stored
 * @param title its headline
 * @param url its canonical URL
 * @param publisher the name of the publication, or its host
 * @param feedTitle the feed through which it was found; null when that has no title
 * @param language the language of its text
 * @param authors its authors
 * @param publishedAt when it was published; null when not known
 * @param discoveredAt when its link was discovered
 * @param storedAt when its present revision was stored
 * @param excerpt the beginning of its text
 * @param tags its topics without their evidence, most certain first
 */
public record ArticleSummary(
        String articleId,
        String revisionId,
        int revisions,
        String title,
        String url,
        String publisher,
        @Nullable String feedTitle,
        String language,
        List<String> authors,
        @Nullable Instant publishedAt,
        Instant discoveredAt,
        Instant storedAt,
        String excerpt,
        List<ArticleTag> tags) {}
