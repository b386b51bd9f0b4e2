package dev.courant.app.command.reextract;

import dev.courant.ingest.reextract.ArticleChange;
import dev.courant.ingest.reextract.ReExtracted.Changed;
import dev.courant.schemas.Article;

/**
 * What the report shows of an article that changed, without its texts.
 *
 * @param id the article's id
 * @param url its canonical URL
 * @param before what it was
 * @param after what it is now
 * @param change what differs
 */
record ChangedArticle(String id, String url, Side before, Side after, ArticleChange change) {
    /** @param length the number of characters of the text */
    record Side(String title, int length) {
        static Side of(Article article) {
            return new Side(article.getTitle(), article.getText().length());
        }
    }

    static ChangedArticle of(Article before, Changed changed) {
        return new ChangedArticle(
                before.getArticleId(),
                before.getCanonicalUrl(),
                Side.of(before),
                Side.of(changed.after()),
                changed.change());
    }

    /** Titles come before metadata, after any change of the text. */
    double share() {
        return change.share() + (change.isRevision() ? Double.MIN_NORMAL : 0);
    }
}
