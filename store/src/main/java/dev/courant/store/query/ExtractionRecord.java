package dev.courant.store.query;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A report on the extraction of an article.
 *
 * @param articleId the article
 * @param revisionId the revision that was extracted
 * @param url the URL of the page that was read
 * @param textSource {@code PAGE} or {@code FEED}
 * @param method the stage of the extractor that found the text
 * @param provenance where each piece of metadata was found
 * @param kept the number of blocks of the page that are in the text
 * @param dropped the number of blocks that are not
 * @param unlisted the number of blocks after the last run, kept or not
 * @param runs the blocks in page order
 * @param extractedAt when the text was extracted
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
     * Neighbouring blocks that were kept or dropped for one reason.
     *
     * @param kept whether they are in the text
     * @param step the step that decided
     * @param reason why
     * @param more the number of further blocks that are not listed
     * @param blocks the blocks that are listed
     */
    public record Run(boolean kept, String step, String reason, int more, List<Block> blocks) {}

    /**
     * One block.
     *
     * @param text its beginning
     * @param length its length in letters and single spaces
     * @param score its score as prose
     */
    public record Block(String text, int length, double score) {}
}
