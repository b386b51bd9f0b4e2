package dev.courant.ingest.reextract;

import dev.courant.schemas.Article;
import dev.courant.schemas.Link;
import dev.courant.schemas.Origin;

/**
 * Makes the link that led to an article, with what the article keeps of the feed's entry: all that was taken from there
 * rather than from the page. Its provenance says which that is; the feed's language and categories are always kept.
 * Pure functions.
 */
final class ArticleLink {
    private static final String FEED = "feed";

    private ArticleLink() {}

    static Link of(Article article) {
        Link.Builder link = Link.newBuilder()
                .setLinkId(article.getLinkId())
                .setArticleId(article.getArticleId())
                .setUrl(article.getUrl())
                .setHost(article.getHost())
                .setFeedId(article.getFeedId())
                .setFeedTitle(article.getFeedTitle())
                .setLanguage(article.getDeclaredLanguage())
                .setCategories(article.getKeywords())
                .setOrigin(Origin.BACKFILL)
                .setDiscoveredAt(article.getDiscoveredAt());
        if (isOfFeed(article, "title")) {
            link.setTitle(article.getTitle());
        }
        if (isOfFeed(article, "authors")) {
            link.setAuthors(article.getAuthors());
        }
        if (isOfFeed(article, "published")) {
            link.setPublishedAt(article.getPublishedAt());
        }
        if (isOfFeed(article, "modified")) {
            link.setUpdatedAt(article.getModifiedAt());
        }
        return link.build();
    }

    private static boolean isOfFeed(Article article, String field) {
        return FEED.equals(article.getProvenance().get(field));
    }
}
