package dev.courant.app.command.reextract;

import dev.courant.app.command.reextract.ChangedArticle.Side;
import dev.courant.app.terminal.Plain;
import dev.courant.app.terminal.Table;
import dev.courant.ingest.reextract.ArticleChange;
import dev.courant.ingest.reextract.ReExtractionTotals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes the report of a re-extraction: the totals, those of each host, then what changed most. Pure functions. */
final class ReExtractText {
    private static final int WIDTH = 100;
    private static final int MOST_HOSTS = 30;

    private ReExtractText() {}

    /**
     * @param shown the articles that are shown one by one, in their order
     * @param written whether the changed ones were written
     */
    static String of(
            ReExtractionTotals totals,
            Map<String, ReExtractionTotals> byHost,
            List<ChangedArticle> shown,
            boolean written) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%,d of %,d articles %s",
                totals.changed(),
                totals.articles(),
                written ? "changed, and were written" : "would change"));
        lines.add("");
        lines.add(outcomes(totals));
        if (!byHost.isEmpty()) {
            lines.add("");
            lines.add(hosts(byHost));
            if (byHost.size() > MOST_HOSTS) {
                lines.add("and " + (byHost.size() - MOST_HOSTS) + " more hosts");
            }
        }
        shown.forEach(article -> add(article, lines));
        if (totals.changed() > shown.size()) {
            lines.add("");
            lines.add("and " + (totals.changed() - shown.size()) + " more; --show shows more of them, --json all");
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static String outcomes(ReExtractionTotals totals) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("OUTCOME", "ARTICLES"));
        rows.add(row("unchanged", totals.unchanged()));
        rows.add(row("other text", totals.text()));
        rows.add(row("other title", totals.title()));
        rows.add(row("other metadata", totals.metadata()));
        rows.add(row("other identity, not written", totals.otherIdentity()));
        new TreeMap<>(totals.noArticle())
                .forEach((reason, count) -> rows.add(row("no article any more, stays: " + reason, count)));
        new TreeMap<>(totals.noPage()).forEach((why, count) -> rows.add(row("no page: " + why.id(), count)));
        return Table.of(rows);
    }

    private static List<String> row(String outcome, long articles) {
        return List.of(outcome, number(articles));
    }

    /** Those with most to tell first. */
    private static String hosts(Map<String, ReExtractionTotals> byHost) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("HOST", "ARTICLES", "UNCHANGED", "CHANGED", "OTHER IDENTITY", "NO ARTICLE", "NO PAGE"));
        byHost.entrySet().stream()
                .sorted(Comparator.comparingLong(
                                (Map.Entry<String, ReExtractionTotals> host) -> -differing(host.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_HOSTS)
                .forEach(host -> rows.add(row(host.getKey(), host.getValue())));
        return Table.of(rows);
    }

    private static long differing(ReExtractionTotals totals) {
        return totals.changed() + totals.otherIdentity() + totals.noArticles();
    }

    private static List<String> row(String host, ReExtractionTotals totals) {
        return List.of(
                Plain.text(host),
                number(totals.articles()),
                number(totals.unchanged()),
                number(totals.changed()),
                number(totals.otherIdentity()),
                number(totals.noArticles()),
                number(totals.noPages()));
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static void add(ChangedArticle article, List<String> lines) {
        ArticleChange change = article.change();
        lines.add("");
        lines.add(article.id() + "  " + Plain.text(article.url(), WIDTH));
        if (change.isRevision()) {
            lines.add(side("  - ", article.before()));
            lines.add(side("  + ", article.after()));
        }
        if (change.text()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  words: %,d added, %,d removed (%.0f %%)",
                    change.wordsAdded(),
                    change.wordsRemoved(),
                    100 * change.share()));
        }
        if (!change.metadata().isEmpty()) {
            lines.add("  metadata: " + String.join(", ", change.metadata()));
        }
    }

    private static String side(String sign, Side side) {
        return sign + Plain.text(side.title(), WIDTH) + String.format(Locale.ROOT, " (%,d characters)", side.length());
    }
}
