package dev.courant.store.query;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How an article was extracted.
 *
 * @param articleId the article
 * @param revisionId the revision that was extracted
 * @param url what was read
 * @param textSource {@code PAGE} or {@code FEED}
 * @param method which stage of the extractor found the text
 * @param provenance where each piece of metadata was found
 * @param kept how many blocks of the page are in the text
 * @param dropped how many are not
 * @param unlisted how many follow the last run, whatever became of them
 * @param runs the blocks in the order of the page
 * @param extractedAt when
 */
public record ExtractionRecord(
        String articleId,
        String revisionId,
        String url,
        String textSource,
        String method,
        Map<String, String> provenance,
        int kept,
        int dropped,
        int unlisted,
        List<Run> runs,
        Instant extractedAt) {

    /**
     * Neighbouring blocks that share one fate.
     *
     * @param kept whether they are in the text
     * @param step what decided
     * @param reason why
     * @param more how many more there are than are listed
     * @param blocks those that are listed
     */
    public record Run(boolean kept, String step, String reason, int more, List<Block> blocks) {}

    /**
     * One block.
     *
     * @param text how it begins
     * @param length how long it is, in letters and single spaces
     * @param score what it was worth as prose
     */
    public record Block(String text, int length, double score) {}
}
