package dev.courant.parse.extract;

import dev.courant.parse.extract.body.Verdict;
import java.util.List;

/**
 * Why an extraction is as it is.
 *
 * @param extraction what {@link Extractor#extract} gives for the same page
 * @param blocks what became of each block of the page's text, in the page's order
 */
public record Explanation(Extraction extraction, List<Verdict> blocks) {
    public Explanation {
        blocks = List.copyOf(blocks);
    }
}
