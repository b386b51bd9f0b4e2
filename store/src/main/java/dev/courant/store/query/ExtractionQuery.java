package dev.courant.store.query;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.courant.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads reports on the extraction of articles. Thread-safe. */
public final class ExtractionQuery {
    private final Database database;

    /**
     * Reads from a database.
     *
     * @param database the open database
     */
    public ExtractionQuery(Database database) {
        this.database = database;
    }

    /**
     * Finds the newest report on an article.
     *
     * @param articleId the article's id
     * @return the report; empty when there is none
     */
    public Optional<ExtractionRecord> find(String articleId) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select article_id, revision_id, url, text_source, method, provenance, kept, dropped, unlisted,
                            runs, extracted_at
                        from extraction where article_id = :articleId""")
                        .bind("articleId", articleId)
                        .map((row, context) -> extraction(row))
                        .findOne());
    }

    private static ExtractionRecord extraction(ResultSet row) throws SQLException {
        return new ExtractionRecord(
                row.getString("article_id"),
                row.getString("revision_id"),
                row.getString("url"),
                Columns.textOrigin(row),
                new ExtractionRecord.Blocks(
                        row.getInt("kept"),
                        row.getInt("dropped"),
                        row.getInt("unlisted"),
                        Columns.json(row, "runs", new TypeReference<List<ExtractionRecord.Run>>() {})),
                Columns.present(row, "extracted_at"));
    }
}
