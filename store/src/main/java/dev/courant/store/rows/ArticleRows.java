package dev.courant.store.rows;

import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Enriched articles, in the order of their arrival; each decides how its link ends. */
final class ArticleRows implements RowWriter {
    private final Topic<String, EnrichedArticle> topic;
    private final List<EnrichedArticle> articles = new ArrayList<>();

    ArticleRows(Topic<String, EnrichedArticle> topic) {
        this.topic = topic;
    }

    @Override
    public List<TopicHandler> handlers() {
        return List.of(TopicHandler.ofValues(topic, articles::add));
    }

    @Override
    public void write(RowTransaction transaction) {
        ExpiredRevisions expired = ExpiredRevisions.of(
                transaction.handle(),
                articles.stream()
                        .map(article -> article.getArticle().getArticleId())
                        .collect(Collectors.toSet()));
        Articles store = new Articles(transaction.handle(), transaction.now(), expired);
        articles.forEach(article -> store.store(article).ifPresent(transaction::decide));
    }
}
