package dev.courant.enrich.topology;

import dev.courant.schemas.Article;
import dev.courant.schemas.EnrichedArticle;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Enriched articles that the broker refused. A refusal arrives on the thread of the producer, which must not send, and
 * ends the transaction; the article is read again, and fails in the step then, where it can be dead-lettered. What was
 * refused is told by the refused record alone: while its refusal arrives, the stream thread is at some later record.
 * Thread-safe.
 */
final class RefusedResults {
    private final Map<String, String> causes = new ConcurrentHashMap<>();

    /** Remembers an article and why it was refused. */
    void add(EnrichedArticle refused, String cause) {
        causes.put(refused.getArticle().getRevisionId(), cause);
    }

    /** @throws RefusedException if this revision of the article was refused; it is then forgotten */
    void check(Article article) {
        String cause = causes.remove(article.getRevisionId());
        if (cause != null) {
            throw new RefusedException(cause);
        }
    }

    /** The broker refused what the step had made of an article. */
    static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedException(String cause) {
            super(cause);
        }
    }
}
