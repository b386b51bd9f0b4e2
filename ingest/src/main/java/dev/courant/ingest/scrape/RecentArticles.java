package dev.courant.ingest.scrape;

import dev.courant.schemas.Article;
import dev.courant.schemas.Link;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Articles that were fetched a short while ago. Another feed's link to one of them is answered from here, so that no
 * publisher is asked for the same page twice; whether it is a duplicate is for the store to say. Thread-safe.
 */
final class RecentArticles {
    private static final int CAPACITY = 2_000;

    private final Duration reuse;
    private final InstantSource clock;
    private final Map<String, Article> byLinkedArticle = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Article> eldest) {
            return size() > CAPACITY;
        }
    };

    RecentArticles(Duration reuse, InstantSource clock) {
        this.reuse = reuse;
        this.clock = clock;
    }

    /**
     * The article for a link, if another feed led to it a short while ago. The same feed asks again because it changed.
     */
    synchronized Optional<Article> find(Link link) {
        return Optional.ofNullable(byLinkedArticle.get(link.getArticleId()))
                .filter(article -> !article.getFeedId().equals(link.getFeedId()))
                .filter(article -> article.getFetchedAt().plus(reuse).isAfter(clock.instant()))
                .map(article -> asFoundThrough(link, article));
    }

    synchronized void remember(Link link, Article article) {
        byLinkedArticle.put(link.getArticleId(), article);
    }

    private static Article asFoundThrough(Link link, Article article) {
        return Article.newBuilder(article)
                .setLinkId(link.getLinkId())
                .setFeedId(link.getFeedId())
                .setFeedTitle(link.getFeedTitle())
                .setUrl(link.getUrl())
                .setHost(link.getHost())
                .setOrigin(link.getOrigin())
                .setDiscoveredAt(link.getDiscoveredAt())
                .build();
    }
}
