package dev.courant.enrich.reload;

import dev.courant.schemas.Article;
import dev.courant.schemas.Taxonomy;
import java.time.Instant;

/** A small taxonomy in many versions: each has one topic, named like the version and found by the same words. */
public final class Harbours {
    public static final String NAME = "harbours";
    public static final String TEXT = "The harbour master closed the harbour, and all of the harbour waited.";

    private static final Instant THEN = Instant.parse("2026-11-22T09:59:00Z");

    private Harbours() {}

    /** {@return the taxonomy in one version; its only topic has the name of the version} */
    public static Taxonomy version(String version) {
        return record(version, "The harbour master closed the harbour.");
    }

    /** {@return the same with an example that fails} */
    public static Taxonomy failing(String version) {
        return record(version, "Nothing of the kind.");
    }

    public static Article article(String id, int revision) {
        return Article.newBuilder()
                .setArticleId(id)
                .setRevisionId(id + "-" + revision)
                .setLinkId("link-of-" + id)
                .setFeedId("feed")
                .setUrl("https://example.org/" + id)
                .setCanonicalUrl("https://example.org/" + id)
                .setHost("example.org")
                .setTitle("A harbour")
                .setText(TEXT)
                .setDeclaredLanguage("en")
                .setMethod("content-tree")
                .setDiscoveredAt(THEN)
                .setFetchedAt(THEN.plusSeconds(revision))
                .setExtractedAt(THEN)
                .build();
    }

    private static Taxonomy record(String version, String example) {
        return Taxonomy.newBuilder()
                .setName(NAME)
                .setVersion(version)
                .setDefinition("""
                        name: %s
                        version: "%s"
                        threshold: 0.3
                        topics:
                          - id: %s
                            labels: {en: Harbours}
                            scope: Harbours.
                            rules:
                              en:
                                - {id: harbour, weight: 1, any: [harbour, harbour master]}
                            examples:
                              en: {match: ["%s"]}
                        """.formatted(NAME, version, version, example))
                .setPublishedAt(THEN)
                .build();
    }
}
