package dev.courant.app.command.reextract;

import dev.courant.app.terminal.RecordJson;
import dev.courant.ingest.reextract.ArticleChange;
import dev.courant.ingest.reextract.ReExtracted;
import dev.courant.ingest.reextract.ReExtracted.Changed;
import dev.courant.ingest.reextract.ReExtracted.NoArticle;
import dev.courant.ingest.reextract.ReExtracted.NoPage;
import dev.courant.ingest.reextract.ReExtracted.OtherIdentity;
import dev.courant.ingest.reextract.ReExtracted.Unchanged;
import dev.courant.ingest.reextract.ReExtractionTotals;
import dev.courant.schemas.Article;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a re-extraction gave, as JSON. Pure functions. */
final class ReExtractJson {
    private ReExtractJson() {}

    /** Returns one line for an article. */
    static String line(ReExtracted result) {
        Article article = result.article();
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("articleId", article.getArticleId());
        line.put("revisionId", article.getRevisionId());
        line.put("url", article.getUrl());
        line.put("fetchedAt", article.getFetchedAt().toString());
        switch (result.verdict()) {
            case Unchanged same -> line.put("outcome", "unchanged");
            case Changed(var after, var change, var records) -> {
                line.put("outcome", "changed");
                put(change, line);
                put(article, after, line);
            }
            case OtherIdentity(var after) -> {
                line.put("outcome", "other-identity");
                line.put("canonicalUrl", article.getCanonicalUrl());
                line.put("newCanonicalUrl", after.getCanonicalUrl());
                line.put("newArticleId", after.getArticleId());
                put(article, after, line);
            }
            case NoArticle(var reason, var detail) -> {
                line.put("outcome", "no-article");
                line.put("reason", reason.name());
                line.put("detail", detail);
            }
            case NoPage(var why, var detail) -> {
                line.put("outcome", "no-page");
                line.put("reason", why.id());
                line.put("detail", detail);
            }
        }
        return RecordJson.line(line);
    }

    private static void put(ArticleChange change, Map<String, @Nullable Object> line) {
        line.put("titleChanged", change.title());
        line.put("textChanged", change.text());
        line.put("wordsAdded", change.wordsAdded());
        line.put("wordsRemoved", change.wordsRemoved());
        line.put("share", Math.round(change.share() * 10_000) / 10_000.0);
        line.put("metadata", change.metadata());
    }

    private static void put(Article before, Article after, Map<String, @Nullable Object> line) {
        line.put("newRevisionId", after.getRevisionId());
        line.put("title", before.getTitle());
        line.put("newTitle", after.getTitle());
        line.put("characters", before.getText().length());
        line.put("newCharacters", after.getText().length());
    }

    /** Returns one line for the totals. */
    static String line(ReExtractionTotals totals, boolean written) {
        Map<String, Long> noArticle = new TreeMap<>();
        totals.noArticle().forEach((reason, count) -> noArticle.put(reason.name(), count));
        Map<String, Long> noPage = new TreeMap<>();
        totals.noPage().forEach((why, count) -> noPage.put(why.id(), count));
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("articles", totals.articles());
        fields.put("unchanged", totals.unchanged());
        fields.put("changed", totals.changed());
        fields.put("otherText", totals.text());
        fields.put("otherTitle", totals.title());
        fields.put("otherMetadata", totals.metadata());
        fields.put("otherIdentity", totals.otherIdentity());
        fields.put("noArticle", noArticle);
        fields.put("noPage", noPage);
        fields.put("written", written ? totals.changed() : 0);
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("totals", fields);
        return RecordJson.line(line);
    }
}
