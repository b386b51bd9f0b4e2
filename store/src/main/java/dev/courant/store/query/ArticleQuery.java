package dev.courant.store.query;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.courant.store.Database;
import dev.courant.store.article.ArticleEntity;
import dev.courant.store.article.ArticleTag;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads articles. Thread-safe. */
public final class ArticleQuery {
    private static final int EXCERPT = 320;

    private static final String SUMMARY = """
            select a.article_id, a.revision_id, a.revisions, a.title, a.url, a.publisher, a.feed_title, a.language,
                a.published_at, a.discovered_at, a.stored_at, r.authors, left(r.body, :excerpt) as excerpt,
                (select coalesce(jsonb_agg(jsonb_build_object('topic', topic, 'score', score, 'central', central)
                    order by score desc, topic), '[]') from tag where tag.revision_id = a.revision_id) as tag_list
            """;

    private final Database database;

    /**
     * Reads from a database.
     *
     * @param database the open database
     */
    public ArticleQuery(Database database) {
        this.database = database;
    }

    /**
     * Lists articles, newest stored first.
     *
     * @param filter which ones
     * @return the articles
     */
    public List<ArticleSummary> list(ArticleFilter filter) {
        String sql = SUMMARY + " from article a join revision r using (revision_id) where true" + conditions(filter)
                + " order by a.stored_at desc, a.article_id desc limit :limit";
        return database.jdbi()
                .withHandle(handle -> bind(handle.createQuery(sql), filter)
                        .map((row, context) -> summary(row))
                        .list());
    }

    /**
     * Finds one article.
     *
     * @param articleId its id
     * @return the article; empty when there is none
     */
    public Optional<ArticleDetail> find(String articleId) {
        String sql = SUMMARY + """
                , r.body, r.summary, r.section, r.text_source, r.method, r.provenance, r.taxonomy, r.taxonomy_version,
                    r.fetched_at, r.extracted_at, r.enriched_at, r.entities,
                    (select coalesce(jsonb_agg(jsonb_build_object('topic', topic, 'score', score, 'central', central,
                        'evidence', evidence) order by score desc, topic), '[]')
                     from tag where tag.revision_id = a.revision_id) as tag_details
                from article a join revision r using (revision_id) where a.article_id = :articleId""";
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(sql)
                        .bind("excerpt", EXCERPT)
                        .bind("articleId", articleId)
                        .map((row, context) -> detail(row))
                        .findOne());
    }

    private static String conditions(ArticleFilter filter) {
        return condition(
                        filter.topic(),
                        " and exists (select from tag where tag.revision_id = a.revision_id and topic = :topic)")
                + condition(filter.language(), " and a.language = :language")
                + condition(filter.publisher(), " and a.publisher = :publisher")
                + condition(filter.search(), " and r.search @@ websearch_to_tsquery('simple', searchable(:search))")
                + condition(filter.before(), " and (a.stored_at, a.article_id) < (:storedAt, :articleId)");
    }

    private static String condition(@Nullable Object given, String sql) {
        return given == null ? "" : sql;
    }

    private static Query bind(Query query, ArticleFilter filter) {
        query.bind("excerpt", EXCERPT).bind("limit", filter.limit());
        bind(query, "topic", filter.topic());
        bind(query, "language", filter.language());
        bind(query, "publisher", filter.publisher());
        bind(query, "search", filter.search());
        ArticleFilter.Place before = filter.before();
        return before == null
                ? query
                : query.bind("storedAt", before.storedAt()).bind("articleId", before.articleId());
    }

    private static void bind(Query query, String name, @Nullable String value) {
        if (value != null) {
            query.bind(name, value);
        }
    }

    private static ArticleSummary summary(ResultSet row) throws SQLException {
        return new ArticleSummary(
                row.getString("article_id"),
                row.getString("revision_id"),
                row.getInt("revisions"),
                new ArticleSummary.Preview(
                        row.getString("title"),
                        row.getString("language"),
                        List.of((String[]) row.getArray("authors").getArray()),
                        row.getString("excerpt")),
                new ArticleSummary.Source(
                        row.getString("url"), row.getString("publisher"), row.getString("feed_title")),
                new ArticleSummary.Times(
                        Columns.instant(row, "published_at"),
                        Columns.present(row, "discovered_at"),
                        Columns.present(row, "stored_at")),
                Columns.json(row, "tag_list", new TypeReference<List<ArticleTag>>() {}));
    }

    private static ArticleDetail detail(ResultSet row) throws SQLException {
        return new ArticleDetail(
                summary(row),
                row.getString("body"),
                row.getString("summary"),
                row.getString("section"),
                new ArticleDetail.Extraction(
                        Columns.textOrigin(row),
                        Columns.present(row, "fetched_at"),
                        Columns.present(row, "extracted_at")),
                new ArticleDetail.Enrichment(
                        row.getString("taxonomy"),
                        row.getString("taxonomy_version"),
                        Columns.present(row, "enriched_at"),
                        Columns.json(row, "tag_details", new TypeReference<List<ArticleTag>>() {}),
                        Columns.json(row, "entities", new TypeReference<List<ArticleEntity>>() {})));
    }
}
