package dev.courant.store.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which articles to list, newest stored first. A null does not restrict the list.
 *
 * @param topic only those with this topic
 * @param language only those in this language
 * @param publisher only those of this publisher
 * @param search only those that match this query of a search box
 * @param before only those after this position in the list
 * @param limit the largest number of articles
 */
public record ArticleFilter(
        @Nullable String topic,
        @Nullable String language,
        @Nullable String publisher,
        @Nullable String search,
        @Nullable Place before,
        int limit) {

    /**
     * A position in the list: that of one article.
     *
     * @param storedAt when the article was stored
     * @param articleId its id
     */
    public record Place(Instant storedAt, String articleId) {}

    /**
     * Selects the newest articles.
     *
     * @param limit the largest number of articles
     * @return the filter
     */
    public static ArticleFilter newest(int limit) {
        return new ArticleFilter(null, null, null, null, null, limit);
    }
}
