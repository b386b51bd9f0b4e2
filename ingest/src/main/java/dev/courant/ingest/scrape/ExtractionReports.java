package dev.courant.ingest.scrape;

import dev.courant.parse.extract.body.BlockDecision;
import dev.courant.schemas.Article;
import dev.courant.schemas.ExtractedBlock;
import dev.courant.schemas.ExtractionReport;
import java.util.ArrayList;
import java.util.List;

/** Makes reports on extractions, of bounded size. Pure functions. */
final class ExtractionReports {
    static final int MOST_BLOCKS = 300;
    private static final int MOST_TEXT = 120;

    private ExtractionReports() {}

    /**
     * Makes the report on an article.
     *
     * @param url the URL of the page
     * @param blocks for each block of the page, in order, whether it was kept and why
     */
    static ExtractionReport of(Article article, String url, List<BlockDecision> blocks) {
        int kept = (int) blocks.stream().filter(BlockDecision::kept).count();
        List<ExtractedBlock> listed = listed(runs(blocks));
        List<ExtractedBlock> first = listed.subList(0, Math.min(listed.size(), MOST_BLOCKS));
        int told = first.stream().mapToInt(block -> 1 + block.getMore()).sum();
        return ExtractionReport.newBuilder()
                .setArticleId(article.getArticleId())
                .setRevisionId(article.getRevisionId())
                .setUrl(url)
                .setTextSource(article.getTextSource())
                .setMethod(article.getMethod())
                .setProvenance(article.getProvenance())
                .setKept(kept)
                .setDropped(blocks.size() - kept)
                .setBlocks(first)
                .setUnlisted(blocks.size() - told)
                .setExtractedAt(article.getExtractedAt())
                .build();
    }

    /** Groups neighbouring blocks that were kept or dropped for the same reason. */
    private static List<List<BlockDecision>> runs(List<BlockDecision> blocks) {
        List<List<BlockDecision>> runs = new ArrayList<>();
        for (BlockDecision block : blocks) {
            if (runs.isEmpty() || !haveSameReason(block, runs.getLast().getFirst())) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(block);
        }
        return runs;
    }

    private static boolean haveSameReason(BlockDecision a, BlockDecision b) {
        return a.kept() == b.kept() && a.step().equals(b.step()) && a.reason().equals(b.reason());
    }

    /** Returns the first blocks of each run, as many as there is room for; dropped blocks are shortened first. */
    private static List<ExtractedBlock> listed(List<List<BlockDecision>> runs) {
        int dropped = MOST_BLOCKS;
        while (dropped > 1 && size(runs, MOST_BLOCKS, dropped) > MOST_BLOCKS) {
            dropped--;
        }
        int kept = MOST_BLOCKS;
        while (kept > 1 && size(runs, kept, dropped) > MOST_BLOCKS) {
            kept--;
        }
        List<ExtractedBlock> listed = new ArrayList<>();
        for (List<BlockDecision> run : runs) {
            int most = most(run, kept, dropped);
            run.subList(0, most - 1).forEach(block -> listed.add(block(block, 0)));
            listed.add(block(run.get(most - 1), run.size() - most));
        }
        return listed;
    }

    private static int size(List<List<BlockDecision>> runs, int kept, int dropped) {
        return runs.stream().mapToInt(run -> most(run, kept, dropped)).sum();
    }

    private static int most(List<BlockDecision> run, int kept, int dropped) {
        return Math.min(run.size(), run.getFirst().kept() ? kept : dropped);
    }

    private static ExtractedBlock block(BlockDecision block, int more) {
        return ExtractedBlock.newBuilder()
                .setKept(block.kept())
                .setStep(block.step())
                .setReason(block.reason())
                .setText(beginning(block.text()))
                .setLength(block.length())
                .setScore((float) block.score())
                .setMore(more)
                .build();
    }

    /** Cuts a text, not within a surrogate pair, and replaces NUL, which PostgreSQL rejects. */
    private static String beginning(String text) {
        int end = Math.min(text.length(), MOST_TEXT);
        int whole = end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
        return text.substring(0, whole).replace('\0', ' ');
    }
}
