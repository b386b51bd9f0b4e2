package dev.courant.store.sink;

import dev.courant.schemas.ExtractedBlock;
import dev.courant.schemas.ExtractionReport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * How articles were extracted: of each the newest report. All reports on an article come through one partition, and its
 * offset is locked: one writer at a time has them.
 */
final class Extractions {
    private final Handle handle;

    Extractions(Handle handle) {
        this.handle = handle;
    }

    /** Which of two reports stands, in the order of their arrival. */
    static ExtractionReport newer(ExtractionReport earlier, ExtractionReport later) {
        return later.getExtractedAt().isBefore(earlier.getExtractedAt()) ? earlier : later;
    }

    void write(Collection<ExtractionReport> reports) {
        if (reports.isEmpty()) {
            return;
        }
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
        for (ExtractionReport report : reports) {
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

    /** What neighbours have in common is written once: most of a page is a few long runs. */
    private static List<Map<String, Object>> runs(List<ExtractedBlock> blocks) {
        List<Map<String, Object>> runs = new ArrayList<>();
        for (int from = 0; from < blocks.size(); ) {
            ExtractedBlock first = blocks.get(from);
            int to = from + 1;
            while (to < blocks.size() && sharesFate(first, blocks.get(to))) {
                to++;
            }
            runs.add(run(blocks.subList(from, to)));
            from = to;
        }
        return runs;
    }

    private static boolean sharesFate(ExtractedBlock a, ExtractedBlock b) {
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
        run.put("blocks", blocks.stream().map(Extractions::block).toList());
        return run;
    }

    private static Map<String, Object> block(ExtractedBlock block) {
        return Map.of("text", block.getText(), "length", block.getLength(), "score", block.getScore());
    }
}
