package dev.courant.store.rows;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Revisions of some articles whose rows were removed. Immutable. */
final class ExpiredRevisions {
    private final Set<String> articles = new HashSet<>();
    private final Set<String> revisions = new HashSet<>();

    private ExpiredRevisions() {}

    /** Finds those of some articles. */
    static ExpiredRevisions of(Handle handle, Collection<String> articleIds) {
        ExpiredRevisions expired = new ExpiredRevisions();
        if (!articleIds.isEmpty()) {
            handle.createQuery("select article_id, revision_id from expired_revision where article_id = any(:ids)")
                    .bindArray("ids", String.class, List.copyOf(articleIds))
                    .map((row, context) -> Map.entry(row.getString("article_id"), row.getString("revision_id")))
                    .forEach(expired::add);
        }
        return expired;
    }

    private void add(Map.Entry<String, String> revision) {
        articles.add(revision.getKey());
        revisions.add(revision.getValue());
    }

    /** Returns whether a revision was stored and removed. */
    boolean containsRevision(String revisionId) {
        return revisions.contains(revisionId);
    }

    /** Returns whether some revision of an article was stored and removed. */
    boolean containsArticle(String articleId) {
        return articles.contains(articleId);
    }
}
