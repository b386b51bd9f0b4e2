package dev.courant.desk;

import dev.courant.store.article.ArticleTag;
import dev.courant.store.query.ArticleDetail;
import dev.courant.store.query.ArticleSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts articles to the JSON of the API, with the labels of their topics. Thread-safe. */
final class Views {
    private final TopicNames names;

    Views(TopicNames names) {
        this.names = names;
    }

    Map<String, @Nullable Object> summary(ArticleSummary article) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("articleId", article.articleId());
        view.put("revisionId", article.revisionId());
        view.put("revisions", article.revisions());
        view.put("title", article.title());
        view.put("url", article.url());
        view.put("publisher", article.publisher());
        view.put("feedTitle", article.feedTitle());
        view.put("language", article.language());
        view.put("authors", article.authors());
        view.put("publishedAt", article.publishedAt());
        view.put("discoveredAt", article.discoveredAt());
        view.put("storedAt", article.storedAt());
        view.put("excerpt", article.excerpt());
        view.put("tags", labelled(article.tags()));
        return view;
    }

    Map<String, @Nullable Object> detail(ArticleDetail article) {
        Map<String, @Nullable Object> view = summary(article.summary());
        view.put("text", article.text());
        view.put("summary", article.summaryText());
        view.put("section", article.section());
        view.put("textSource", article.textSource());
        view.put("method", article.method());
        view.put("provenance", article.provenance());
        view.put("taxonomy", article.taxonomy());
        view.put("taxonomyVersion", article.taxonomyVersion());
        view.put("fetchedAt", article.fetchedAt());
        view.put("extractedAt", article.extractedAt());
        view.put("enrichedAt", article.enrichedAt());
        view.put("tags", labelled(article.tags()));
        view.put("entities", article.entities());
        return view;
    }

    private List<ArticleTag> labelled(List<ArticleTag> tags) {
        return tags.stream().map(tag -> tag.labelled(names.label(tag.topic()))).toList();
    }
}
