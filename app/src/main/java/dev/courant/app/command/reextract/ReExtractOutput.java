package dev.courant.app.command.reextract;

import dev.courant.ingest.reextract.ReExtracted;
import dev.courant.ingest.reextract.ReExtracted.Changed;
import dev.courant.ingest.reextract.ReExtractionListener;
import dev.courant.ingest.reextract.ReExtractionTotals;
import dev.courant.parse.url.WebUrl;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** Prints how a re-extraction goes on, and keeps what its report shows: totals by host, and what changed most. */
final class ReExtractOutput implements ReExtractionListener {
    private static final long REPORT_EVERY = 1_000;

    private static final Comparator<ChangedArticle> LEAST_CHANGED = Comparator.comparingDouble(ChangedArticle::share)
            .thenComparing(ChangedArticle::id, Comparator.reverseOrder());

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;
    private final int show;
    private final Map<String, ReExtractionTotals> byHost = new TreeMap<>();
    private final PriorityQueue<ChangedArticle> most = new PriorityQueue<>(LEAST_CHANGED);
    private long articles;
    private boolean waits;

    /**
     * @param json whether to print each article that differs as JSON
     * @param show number of articles that the report shows one by one
     */
    ReExtractOutput(PrintWriter out, PrintWriter err, boolean json, int show) {
        this.out = out;
        this.err = err;
        this.json = json;
        this.show = show;
    }

    @Override
    public void article(ReExtracted article) {
        waits = false;
        articles++;
        if (articles % REPORT_EVERY == 0) {
            say(String.format(Locale.ROOT, "%,d articles so far", articles));
        }
        if (json) {
            if (article.isDifferent()) {
                out.println(ReExtractJson.line(article));
            }
            return;
        }
        byHost.computeIfAbsent(host(article), host -> new ReExtractionTotals()).add(article);
        if (article.verdict() instanceof Changed changed) {
            most.add(ChangedArticle.of(article.article(), changed));
            if (most.size() > show) {
                most.remove();
            }
        }
    }

    @Override
    public void waiting(long waiting) {
        if (!waits) {
            say(String.format(Locale.ROOT, "waits: %,d articles are not enriched and stored yet", waiting));
        }
        waits = true;
    }

    /** Returns the report. */
    String text(ReExtractionTotals totals, boolean written) {
        List<ChangedArticle> shown =
                most.stream().sorted(LEAST_CHANGED.reversed()).toList();
        return ReExtractText.of(totals, byHost, shown, written);
    }

    private static String host(ReExtracted article) {
        return WebUrl.parse(article.article().getUrl())
                .map(WebUrl::host)
                .orElse(article.article().getHost());
    }

    private void say(String line) {
        err.println(line);
        err.flush();
    }
}
