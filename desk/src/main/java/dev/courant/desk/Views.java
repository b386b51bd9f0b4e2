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
        view.put("title", article.preview().title());
        view.put("url", article.source().url());
        view.put("publisher", article.source().publisher());
        view.put("feedTitle", article.source().feedTitle());
        view.put("language", article.preview().language());
        view.put("authors", article.preview().authors());
        view.put("publishedAt", article.times().publishedAt());
        view.put("discoveredAt", article.times().discoveredAt());
        view.put("storedAt", article.times().storedAt());
        view.put("excerpt", article.preview().excerpt());
        view.put("tags", labelled(article.tags()));
        return view;
    }

    Map<String, @Nullable Object> detail(ArticleDetail article) {
        ArticleDetail.Extraction extraction = article.extraction();
        ArticleDetail.Enrichment enrichment = article.enrichment();
        Map<String, @Nullable Object> view = summary(article.summary());
        view.put("text", article.text());
        view.put("summary", article.summaryText());
        view.put("section", article.section());
        view.put("textSource", extraction.origin().textSource());
        view.put("method", extraction.origin().method());
        view.put("provenance", extraction.origin().provenance());
        view.put("taxonomy", enrichment.taxonomy());
        view.put("taxonomyVersion", enrichment.taxonomyVersion());
        view.put("fetchedAt", extraction.fetchedAt());
        view.put("extractedAt", extraction.extractedAt());
        view.put("enrichedAt", enrichment.enrichedAt());
        view.put("tags", labelled(enrichment.tags()));
        view.put("entities", enrichment.entities());
        return view;
    }

    private List<ArticleTag> labelled(List<ArticleTag> tags) {
        return tags.stream().map(tag -> tag.labelled(names.label(tag.topic()))).toList();
    }
}
