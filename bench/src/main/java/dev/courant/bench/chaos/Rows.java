package dev.courant.bench.chaos;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run has left in the database, but for times, and for which of two links of an article was first. Immutable.
 *
 * @param tables rows as text, by the name of the query, sorted
 */
record Rows(Map<String, List<String>> tables) {
    private static final Map<String, String> QUERIES = Map.of(
            "articles",
            """
            select url, revisions, publisher, title, language, origin, published_at from article""",
            "revisions",
            """
            select a.url, a.revision_id = r.revision_id, md5(r.title || r.body), r.authors, r.text_source, r.method,
                r.language, md5(r.entities::text), r.taxonomy, r.taxonomy_version
            from revision r join article a using (article_id)""",
            "tags",
            """
            select a.url, t.topic, t.score, t.central, md5(t.evidence::text)
            from tag t join article a using (revision_id)""",
            "links",
            "select l.url, l.host, l.title, f.url from link l left join feed f using (feed_id)",
            "outcomes",
            """
            select min(url), string_agg(outcome || '/' || reason, ',' order by outcome, reason)
            from link group by article_id""",
            "totals",
            "select name, total from link_total",
            "reasons",
            "select reason, total from reason_total where total <> 0",
            "invariant",
            """
            select (select sum(case name when 'DISCOVERED' then total else -total end) from link_total)
                    - (select count(*) from link where outcome is null) as sum,
                (select count(*) from outcome_outbox) as outbox,
                (select coalesce(sum(total), 0) from dead_letter_total) as dead_letters,
                (select count(*) from link where outcome = 'STORED' and not exists (
                    select from revision r where r.revision_id = link.revision_id)) as stored_without_revision,
                (select count(*) from article where not exists (
                    select from link l where l.article_id = article.article_id and l.outcome = 'STORED')) as not_stored""");

    static Rows read(Connection connection) throws SQLException {
        Map<String, List<String>> tables = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> query : QUERIES.entrySet()) {
                List<String> rows = new ArrayList<>();
                try (ResultSet result = statement.executeQuery(query.getValue())) {
                    while (result.next()) {
                        rows.add(row(result));
                    }
                }
                rows.sort(null);
                tables.put(query.getKey(), rows);
            }
        }
        return new Rows(tables);
    }

    /** Returns one line for each kind of row in which this run differs from another. */
    List<String> differences(Rows undisturbed) {
        List<String> differences = new ArrayList<>();
        undisturbed.tables.forEach((table, expected) -> {
            List<String> missing = without(expected, tables.getOrDefault(table, List.of()));
            List<String> extra = without(tables.getOrDefault(table, List.of()), expected);
            if (!missing.isEmpty() || !extra.isEmpty()) {
                differences.add(table + ": " + missing.size() + " missing, " + extra.size() + " extra; such as "
                        + missing.stream().limit(2).toList() + " and "
                        + extra.stream().limit(2).toList());
            }
        });
        return differences;
    }

    private static List<String> without(List<String> rows, List<String> others) {
        Map<String, Integer> counts = new HashMap<>();
        others.forEach(row -> counts.merge(row, 1, Integer::sum));
        return rows.stream()
                .filter(row -> counts.merge(row, -1, Integer::sum) < 0)
                .toList();
    }

    private static String row(ResultSet result) throws SQLException {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            row.append(i > 1 ? " | " : "").append(result.getString(i));
        }
        return row.toString();
    }
}
