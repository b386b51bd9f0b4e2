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
 * @param preview what a list shows of its content
 * @param source where it was found
 * @param times when it was published, discovered and stored
 * @param tags its topics without their evidence, most certain first
 */
public record ArticleSummary(
        String articleId,
        String revisionId,
        int revisions,
        Preview preview,
        Source source,
        Times times,
        List<ArticleTag> tags) {

    /**
     * What a list shows of the content.
     *
     * @param title the headline
     * @param language the language of the text
     * @param authors the authors
     * @param excerpt the beginning of the text
     */
    public record Preview(String title, String language, List<String> authors, String excerpt) {}

    /**
     * Where an article was found.
     *
     * @param url its canonical URL
     * @param publisher the name of the publication, or its host
     * @param feedTitle the title of the feed that carried it; null when the feed has none
     */
    public record Source(
            String url, String publisher, @Nullable String feedTitle) {}

    /**
     * The times of an article.
     *
     * @param publishedAt when it was published; null when not known
     * @param discoveredAt when its link was discovered
     * @param storedAt when its present revision was stored
     */
    public record Times(@Nullable Instant publishedAt, Instant discoveredAt, Instant storedAt) {}
}
