package dev.courant.store.query;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;

/**
 * A report on the extraction of an article. As JSON, the fields of its parts are its own fields.
 *
 * @param articleId the article
 * @param revisionId the revision that was extracted
 * @param url the URL of the page that was read
 * @param origin where text and metadata were found
 * @param blocks the decisions about the blocks of the page
 * @param extractedAt when the text was extracted
 */
public record ExtractionRecord(
        String articleId,
        String revisionId,
        String url,
        @JsonUnwrapped TextOrigin origin,
        @JsonUnwrapped Blocks blocks,
        Instant extractedAt) {

    /**
     * The decisions about the blocks of a page.
     *
     * @param kept the number of blocks that are in the text
     * @param dropped the number of blocks that are not
     * @param unlisted the number of blocks after the last run, kept or not
     * @param runs the blocks in page order
     */
    public record Blocks(int kept, int dropped, int unlisted, List<Run> runs) {}

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
