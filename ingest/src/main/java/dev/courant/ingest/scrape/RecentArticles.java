package dev.courant.ingest.scrape;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.courant.schemas.Article;
import dev.courant.schemas.Link;
import dev.courant.schemas.TextSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A cache of articles that were fetched a short while ago. Another feed's link to one of them is answered from here, so
 * that no publisher is asked for the same page twice; the store decides whether it is a duplicate. Thread-safe.
 */
final class RecentArticles {
    private static final int CAPACITY = 2_000;

    private final Cache<String, Article> byLinkedArticle;

    /**
     * An empty cache.
     *
     * @param reuse how long after it was fetched an article is reused
     * @param clock the time
     */
    RecentArticles(Duration reuse, InstantSource clock) {
        byLinkedArticle = Caffeine.newBuilder()
                .maximumSize(CAPACITY)
                .expireAfter(Expiry.<String, Article>writing((id, article) -> left(article, reuse, clock.instant())))
                .ticker(() -> nanos(clock.instant()))
                .executor(Runnable::run)
                .build();
    }

    /**
     * Returns the article of a link, if another feed linked to it a short while ago. A second link of the same feed
     * means that the entry has changed, and is fetched again. An article that was made of another feed's entry is
     * reused where it may be the same story: entries that share a link need not be.
     */
    Optional<Article> find(Link link) {
        return Optional.ofNullable(byLinkedArticle.getIfPresent(link.getArticleId()))
                .filter(article -> !article.getFeedId().equals(link.getFeedId()))
                .filter(article -> article.getTextSource() == TextSource.PAGE || PageJudge.isOf(link, article))
                .map(article -> asFoundThrough(link, article));
    }

    void remember(Link link, Article article) {
        byLinkedArticle.put(link.getArticleId(), article);
    }

    private static Duration left(Article article, Duration reuse, Instant now) {
        Duration left = Duration.between(now, article.getFetchedAt().plus(reuse));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static long nanos(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
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
                // Not the builder's copy, which has another order.
                .setProvenance(article.getProvenance())
                .build();
    }
}
