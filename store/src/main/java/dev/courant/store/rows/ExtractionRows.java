package dev.courant.store.rows;

import dev.courant.schemas.ExtractedBlock;
import dev.courant.schemas.ExtractionReport;
import dev.courant.schemas.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The newest report on the extraction of each article. All reports on an article come through one partition, whose
 * offset is locked: only one instance writes them at a time.
 */
final class ExtractionRows implements RowWriter {
    private final Topic<String, ExtractionReport> topic;
    private final SortedMap<String, ExtractionReport> reports = new TreeMap<>();

    ExtractionRows(Topic<String, ExtractionReport> topic) {
        this.topic = topic;
    }

    @Override
    public List<TopicHandler> handlers() {
        return List.of(TopicHandler.ofValues(
                topic, report -> reports.merge(report.getArticleId(), report, ExtractionRows::newer)));
    }

    @Override
    public void write(RowTransaction transaction) {
        if (!reports.isEmpty()) {
            insert(transaction.handle());
        }
    }

    private static ExtractionReport newer(ExtractionReport earlier, ExtractionReport later) {
        return later.getExtractedAt().isBefore(earlier.getExtractedAt()) ? earlier : later;
    }

    private void insert(Handle handle) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into extraction (article_id, revision_id, url, text_source, method, provenance, kept, dropped,
                    unlisted, runs, extracted_at)
                values (:articleId, :revisionId, :url, :textSource, :method, cast(:provenance as jsonb), :kept, :dropped,
                    :unlisted, cast(:runs as jsonb), :extractedAt)
                on conflict (article_id) do update set revision_id = excluded.revision_id, url = excluded.url,
                    text_source = excluded.text_source, method = excluded.method, provenance = excluded.provenance,
                    kept = excluded.kept, dropped = excluded.dropped, unlisted = excluded.unlisted,
                    runs = excluded.runs, extracted_at = excluded.extracted_at
                where extraction.extracted_at <= excluded.extracted_at""");
        for (ExtractionReport report : reports.values()) {
            batch.bind("articleId", report.getArticleId())
                    .bind("revisionId", report.getRevisionId())
                    .bind("url", report.getUrl())
                    .bind("textSource", report.getTextSource().name())
                    .bind("method", report.getMethod())
                    .bind("provenance", JsonRows.of(report.getProvenance()))
                    .bind("kept", report.getKept())
                    .bind("dropped", report.getDropped())
                    .bind("unlisted", report.getUnlisted())
                    .bind("runs", JsonRows.of(runs(report.getBlocks())))
                    .bind("extractedAt", report.getExtractedAt())
                    .add();
        }
        batch.execute();
    }

    /** Groups neighbours with the same fields into runs, which are written once: a page has few, long ones. */
    private static List<Map<String, Object>> runs(List<ExtractedBlock> blocks) {
        List<Map<String, Object>> runs = new ArrayList<>();
        for (int from = 0; from < blocks.size(); ) {
            ExtractedBlock first = blocks.get(from);
            int to = from + 1;
            while (to < blocks.size() && isSameRun(first, blocks.get(to))) {
                to++;
            }
            runs.add(run(blocks.subList(from, to)));
            from = to;
        }
        return runs;
    }

    private static boolean isSameRun(ExtractedBlock a, ExtractedBlock b) {
        return a.getKept() == b.getKept()
                && a.getStep().equals(b.getStep())
                && a.getReason().equals(b.getReason());
    }

    private static Map<String, Object> run(List<ExtractedBlock> blocks) {
        ExtractedBlock first = blocks.getFirst();
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("kept", first.getKept());
        run.put("step", first.getStep());
        run.put("reason", first.getReason());
        run.put("more", blocks.stream().mapToInt(ExtractedBlock::getMore).sum());
        run.put("blocks", blocks.stream().map(ExtractionRows::block).toList());
        return run;
    }

    private static Map<String, Object> block(ExtractedBlock block) {
        return Map.of("text", block.getText(), "length", block.getLength(), "score", block.getScore());
    }
}
