package dev.courant.store.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which articles to list, newest stored first. A null leaves the choice open.
 *
 * @param topic only those with this topic
 * @param language only those in this language
 * @param publisher only those of this publisher
 * @param search only those in which these words occur, as typed into a search box
 * @param before only those after this place in the list
 * @param limit how many at most
 */
public record ArticleFilter(
        @Nullable String topic,
        @Nullable String language,
        @Nullable String publisher,
        @Nullable String search,
        @Nullable Place before,
        int limit) {

    /**
     * A place in the list: that of one article.
     *
     * @param storedAt when the article was stored
     * @param articleId its id
     */
    public record Place(Instant storedAt, String articleId) {}

    /**
     * The newest articles.
     *
     * @param limit how many at most
     * @return the filter
     */
    public static ArticleFilter newest(int limit) {
        return new ArticleFilter(null, null, null, null, null, limit);
    }
}
