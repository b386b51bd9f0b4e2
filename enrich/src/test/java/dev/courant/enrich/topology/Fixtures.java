package dev.courant.enrich.topology;

import dev.courant.schemas.Article;
import java.time.Instant;

/** Articles for the tests of this package. */
final class Fixtures {
    static final Instant THEN = Instant.parse("2026-11-22T09:59:00Z");

    private Fixtures() {}

    static Article article(String id) {
        return article(id, "Text");
    }

    static Article article(String id, String text) {
        return Article.newBuilder()
                .setArticleId(id)
                .setRevisionId(id + "-1")
                .setLinkId("link-of-" + id)
                .setFeedId("feed")
                .setUrl("https://example.org/" + id)
                .setCanonicalUrl("https://example.org/" + id)
                .setHost("example.org")
                .setTitle("Title")
                .setText(text)
                .setMethod("content-tree")
                .setDiscoveredAt(THEN)
                .setFetchedAt(THEN)
                .setExtractedAt(THEN)
                .build();
    }
}
