package dev.courant.store.rows;

import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Topic;
import java.util.ArrayList;
import java.util.List;

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
        Articles store = new Articles(transaction.handle(), transaction.now());
        articles.forEach(article -> store.store(article).ifPresent(transaction::decide));
    }
}
