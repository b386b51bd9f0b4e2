package dev.courant.store.rows;

import dev.courant.schemas.Article;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeKind;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.Outcomes;
import dev.courant.store.article.ArticleEntity;
import dev.courant.store.article.ArticleTag;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Articles, their revisions and their tags. The text of a revision is written once; its metadata is replaced when its
 * page is extracted again, its tags and entities whenever a later enrichment arrives. All records of an article come
 * through one partition, whose offset is locked: only one instance writes them at a time.
 */
final class Articles {
    /** Inserts a new article in one round trip, because most records are new articles. */
    private static final String INSERT = """
            with new_article as (
                insert into article (article_id, revision_id, url, publisher, feed_title, title, language, origin,
                    published_at, discovered_at, stored_at)
                values (:articleId, :revisionId, :url, :publisher, :feedTitle, :title, :language, :origin,
                    :publishedAt, :discoveredAt, :now)
                on conflict (article_id) do nothing
                returning article_id),
            new_revision as (
                insert into revision (revision_id, article_id, link_id, title, body, summary, authors, section, keywords,
                    image_url, text_source, method, provenance, modified_at, discovered_at, fetched_at, extracted_at,
                    stored_at, language, entities, taxonomy, taxonomy_version, enriched_at)
                values (:revisionId, :articleId, :linkId, :title, :body, :summary, :authors, :section, :keywords,
                    :imageUrl, :textSource, :method, cast(:provenance as jsonb), :modifiedAt, :discoveredAt, :fetchedAt,
                    :extractedAt, :now, :language, cast(:entities as jsonb), :taxonomy, :taxonomyVersion, :enrichedAt)
                on conflict (revision_id) do nothing
                returning revision_id),
            new_tag as (
                insert into tag (revision_id, topic, score, central, evidence)
                select revision_id, topic, score, central, evidence
                from new_revision, jsonb_to_recordset(cast(:tags as jsonb))
                    as r(topic text, score real, central boolean, evidence jsonb))
            select exists (select from new_article) as article, exists (select from new_revision) as revision""";

    /** An entry of an index holds 2,704 bytes: more than this many characters of four bytes each. */
    private static final int PUBLISHER_CHARACTERS = 300;

    private final Handle handle;
    private final Instant now;
    private final ExpiredRevisions expired;

    private record Inserted(boolean article, boolean revision) {}

    /** @param expired removed revisions of the articles that will be stored */
    Articles(Handle handle, Instant now, ExpiredRevisions expired) {
        this.handle = handle;
        this.now = now;
        this.expired = expired;
    }

    /**
     * Stores an enriched article. One that was removed because it was old is not stored again, unless its text is new.
     *
     * @return the outcome of its link; empty when the link has ended with the same revision before
     */
    Optional<Outcome> store(EnrichedArticle enriched) {
        Article article = enriched.getArticle();
        if (expired.containsRevision(article.getRevisionId())) {
            return Optional.of(Outcomes.of(article, OutcomeKind.DUPLICATE, OutcomeReason.SAME_REVISION, null, now));
        }
        Inserted inserted = insert(enriched);
        if (inserted.revision()) {
            if (!inserted.article()) {
                advance(enriched);
            }
            boolean isNew = inserted.article() && !expired.containsArticle(article.getArticleId());
            OutcomeReason reason = isNew ? OutcomeReason.NEW_ARTICLE : OutcomeReason.NEW_REVISION;
            return Optional.of(Outcomes.of(article, OutcomeKind.STORED, reason, null, now));
        }
        correct(enriched);
        retag(enriched);
        return linkOf(article.getRevisionId()).equals(article.getLinkId())
                ? Optional.empty()
                : Optional.of(Outcomes.of(article, OutcomeKind.DUPLICATE, OutcomeReason.SAME_REVISION, null, now));
    }

    private Inserted insert(EnrichedArticle enriched) {
        Article article = enriched.getArticle();
        return bindMetadata(article, bindPresent(enriched, handle.createQuery(INSERT)))
                .bind("linkId", article.getLinkId())
                .bind("body", article.getText())
                .bind("entities", entities(enriched))
                .bind("taxonomy", enriched.getTaxonomy())
                .bind("taxonomyVersion", enriched.getTaxonomyVersion())
                .bind("enrichedAt", enriched.getEnrichedAt())
                .bind("tags", tags(enriched))
                .map((row, context) -> new Inserted(row.getBoolean("article"), row.getBoolean("revision")))
                .one();
    }

    /**
     * Replaces the metadata of a stored revision by that of a later extraction of what its link led to. Copies that
     * came through other links are ignored.
     */
    private void correct(EnrichedArticle enriched) {
        Article article = enriched.getArticle();
        int updated = bindMetadata(article, handle.createUpdate("""
                        update revision set summary = :summary, authors = :authors, section = :section,
                            keywords = :keywords, image_url = :imageUrl, text_source = :textSource, method = :method,
                            provenance = cast(:provenance as jsonb), modified_at = :modifiedAt,
                            discovered_at = :discoveredAt, fetched_at = :fetchedAt, extracted_at = :extractedAt
                        where revision_id = :revisionId and link_id = :linkId
                            and fetched_at <= :fetchedAt and extracted_at < :extractedAt"""))
                .bind("revisionId", article.getRevisionId())
                .bind("linkId", article.getLinkId())
                .bind("discoveredAt", article.getDiscoveredAt())
                .execute();
        if (updated == 1) {
            bindPresent(enriched, handle.createUpdate("""
                            update article set url = :url, publisher = :publisher, feed_title = :feedTitle,
                                published_at = :publishedAt, discovered_at = :discoveredAt, origin = :origin
                            where article_id = :articleId and revision_id = :revisionId""")).execute();
        }
    }

    private static <S extends SqlStatement<S>> S bindMetadata(Article article, S statement) {
        return statement
                .bind("summary", article.getSummary())
                .bindArray("authors", String.class, article.getAuthors())
                .bind("section", article.getSection())
                .bindArray("keywords", String.class, article.getKeywords())
                .bind("imageUrl", article.getImageUrl())
                .bind("textSource", article.getTextSource().name())
                .bind("method", article.getMethod())
                .bind("provenance", JsonRows.of(article.getProvenance()))
                .bind("modifiedAt", article.getModifiedAt())
                .bind("fetchedAt", article.getFetchedAt())
                .bind("extractedAt", article.getExtractedAt());
    }

    /** Makes a new revision the present one, unless the present one was fetched later. */
    private void advance(EnrichedArticle enriched) {
        handle.execute(
                "update article set revisions = revisions + 1 where article_id = ?",
                enriched.getArticle().getArticleId());
        bindPresent(enriched, handle.createUpdate("""
                        update article set revision_id = :revisionId, title = :title, language = :language,
                            stored_at = :now, url = :url, publisher = :publisher, feed_title = :feedTitle,
                            published_at = :publishedAt, discovered_at = :discoveredAt, origin = :origin
                        where article_id = :articleId and not exists (
                            select from revision where revision_id = article.revision_id and fetched_at > :fetchedAt)"""))
                .bind("fetchedAt", enriched.getArticle().getFetchedAt())
                .execute();
    }

    private <S extends SqlStatement<S>> S bindPresent(EnrichedArticle enriched, S statement) {
        Article article = enriched.getArticle();
        return statement
                .bind("articleId", article.getArticleId())
                .bind("revisionId", article.getRevisionId())
                .bind("url", article.getCanonicalUrl())
                .bind("publisher", publisher(article))
                .bind("feedTitle", article.getFeedTitle())
                .bind("title", article.getTitle())
                .bind("language", enriched.getLanguage())
                .bind("origin", article.getOrigin().name())
                .bind("publishedAt", article.getPublishedAt())
                .bind("discoveredAt", article.getDiscoveredAt())
                .bind("now", now);
    }

    /**
     * Replaces the tags and entities of a stored revision if these are newer. A copy that came through another link and
     * was tagged by the same taxonomy version is ignored.
     */
    private void retag(EnrichedArticle enriched) {
        String revisionId = enriched.getArticle().getRevisionId();
        int updated = handle.createUpdate("""
                        update revision set language = :language, entities = cast(:entities as jsonb),
                            taxonomy = :taxonomy, taxonomy_version = :version, enriched_at = :enrichedAt
                        where revision_id = :revisionId and enriched_at < :enrichedAt
                            and (link_id = :linkId or (taxonomy, taxonomy_version) <> (:taxonomy, :version))""")
                .bind("linkId", enriched.getArticle().getLinkId())
                .bind("revisionId", revisionId)
                .bind("language", enriched.getLanguage())
                .bind("entities", entities(enriched))
                .bind("taxonomy", enriched.getTaxonomy())
                .bind("version", enriched.getTaxonomyVersion())
                .bind("enrichedAt", enriched.getEnrichedAt())
                .execute();
        if (updated == 1) {
            handle.execute(
                    "update article set language = ? where revision_id = ? and article_id = ?",
                    enriched.getLanguage(),
                    revisionId,
                    enriched.getArticle().getArticleId());
            handle.execute("delete from tag where revision_id = ?", revisionId);
            handle.createUpdate("""
                            insert into tag (revision_id, topic, score, central, evidence)
                            select :revisionId, topic, score, central, evidence
                            from jsonb_to_recordset(cast(:tags as jsonb))
                                as r(topic text, score real, central boolean, evidence jsonb)""")
                    .bind("revisionId", revisionId)
                    .bind("tags", tags(enriched))
                    .execute();
        }
    }

    /** Returns the name of the publisher, cut at what can be indexed. */
    private static String publisher(Article article) {
        String name = article.getSiteName() != null ? article.getSiteName() : article.getHost();
        return name.codePointCount(0, name.length()) <= PUBLISHER_CHARACTERS
                ? name
                : name.substring(0, name.offsetByCodePoints(0, PUBLISHER_CHARACTERS));
    }

    private static String tags(EnrichedArticle enriched) {
        return JsonRows.of(enriched.getTags().stream().map(ArticleTag::of).toList());
    }

    private static String entities(EnrichedArticle enriched) {
        return JsonRows.of(
                enriched.getEntities().stream().map(ArticleEntity::of).toList());
    }

    private String linkOf(String revisionId) {
        return handle.createQuery("select link_id from revision where revision_id = :revisionId")
                .bind("revisionId", revisionId)
                .mapTo(String.class)
                .one();
    }
}
